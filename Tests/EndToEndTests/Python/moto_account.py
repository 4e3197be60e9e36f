"""The account that a story plays in, on a server of moto.

Usage: moto_account.py make ENDPOINT            makes a user with access keys and a key that delegates to IAM; prints JSON.
       moto_account.py deny ENDPOINT            takes the user's right to change key policies.
       moto_account.py look ENDPOINT KEY_ID     prints the key's policy, state and deletion date as AWS would tell them.
"""

import json
import sys

import boto3

REGION = "eu-west-1"


def client(service, endpoint):
    return boto3.client(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id="maker", aws_secret_access_key="maker")


def statement(effect, action):
    return json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": effect, "Action": action, "Resource": "*"}]})


def deny(endpoint):
    client("iam", endpoint).put_user_policy(
        UserName="ann", PolicyName="NoPolicies", PolicyDocument=statement("Deny", "kms:PutKeyPolicy"))
    return {}


def make(endpoint):
    iam, kms = client("iam", endpoint), client("kms", endpoint)
    user = iam.create_user(UserName="ann")["User"]
    access_key = iam.create_access_key(UserName="ann")["AccessKey"]
    account = user["Arn"].split(":")[4]
    managed = iam.create_policy(PolicyName="KeyAdministration", PolicyDocument=statement("Allow", "kms:*"))
    iam.create_group(GroupName="keys")
    iam.attach_group_policy(GroupName="keys", PolicyArn=managed["Policy"]["Arn"])
    iam.add_user_to_group(GroupName="keys", UserName="ann")
    policy = {
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "Delegation", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
            "Action": "kms:*", "Resource": "*"}],
    }
    key = kms.create_key(Description="Orders at rest", Policy=json.dumps(policy, indent=2))["KeyMetadata"]
    kms.create_alias(AliasName="alias/shop/orders", TargetKeyId=key["KeyId"])
    return {
        "accessKeyID": access_key["AccessKeyId"], "secret": access_key["SecretAccessKey"],
        "account": account, "userARN": user["Arn"], "keyID": key["KeyId"]}


def look(endpoint, key_id):
    kms = client("kms", endpoint)
    key = kms.describe_key(KeyId=key_id)["KeyMetadata"]
    date = key.get("DeletionDate")
    return {
        "policy": kms.get_key_policy(KeyId=key_id, PolicyName="default")["Policy"], "state": key["KeyState"],
        "deletionDate": date.timestamp() if date else None}


print(json.dumps({"make": make, "deny": deny, "look": look}[sys.argv[1]](*sys.argv[2:])))
