"""The story of the console, told by boto3: an AWS client that shares no line with kmscope.

Usage: boto3_story.py ENDPOINT. Every check that fails is printed; the exit status is 1 then.
"""

import http.client
import sys
import urllib.parse

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]
LOCKOUT = (
    "The new key policy will not allow you to update the key policy in the future."
)
failures = []


def check(what, condition):
    if not condition:
        failures.append(what)


def client(service, secret="sandbox", key="sandbox"):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="eu-west-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}, proxies={}),
    )


def refused(what, code, call, message=None, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        check(f"{what}: {found}", found["Code"] == code)
        if message is not None:
            check(f"{what}: {found}", found["Message"] == message)
    else:
        failures.append(f"{what}: was not refused")


kms = client("kms")
sts = client("sts")

identity = sts.get_caller_identity()
check("caller", identity["Arn"] == "arn:aws:sts::111122223333:assumed-role/Admin/sandbox")
check("account", identity["Account"] == "111122223333")

pages = list(kms.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 7}))
keys = [key["KeyId"] for page in pages for key in page["Keys"]]
check("pages", len(pages) > 5 and all(len(page["Keys"]) <= 7 for page in pages))
check("no key twice", len(keys) == len(set(keys)) >= 40)

aliases = {
    alias["AliasName"]: alias.get("TargetKeyId")
    for page in kms.get_paginator("list_aliases").paginate()
    for alias in page["Aliases"]
}
key = aliases["alias/platform/logs"]
metadata = kms.describe_key(KeyId="alias/platform/logs")["KeyMetadata"]
check("describe by alias", metadata["KeyId"] == key and metadata["KeyState"] == "Enabled")
check("creation date", metadata["CreationDate"].year >= 2020)
check("tags", len(kms.list_resource_tags(KeyId=key)["Tags"]) == 2)
check("rotation", kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 180)
check("grants", len(kms.list_grants(KeyId=aliases["alias/payments/ledger"])["Grants"]) == 2)

denied = 0
for one in keys:
    try:
        kms.describe_key(KeyId=one)
    except ClientError as error:
        check("only denials", error.response["Error"]["Code"] == "AccessDeniedException")
        denied += 1
check("a key whose description is denied", denied == 1)

policy = kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]
wider = policy.replace("kms:Describe*", "kms:DescribeKey")
check("the policy has what we change", wider != policy)
kms.put_key_policy(KeyId=key, PolicyName="default", Policy=wider)
check("read back", kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"] == wider)
refused(
    "lockout",
    "MalformedPolicyDocumentException",
    kms.put_key_policy,
    LOCKOUT,
    KeyId=key,
    PolicyName="default",
    Policy='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":'
    '{"AWS":"arn:aws:iam::111122223333:role/SecurityAudit"},"Action":"kms:*","Resource":"*"}]}',
)
check("untouched", kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"] == wider)

scheduled = kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
check("scheduled", scheduled["KeyState"] == "PendingDeletion" and "DeletionDate" in scheduled)
refused("again", "KMSInvalidStateException", kms.schedule_key_deletion, KeyId=key)
check("cancelled", kms.cancel_key_deletion(KeyId=key)["KeyId"].endswith(key))
check("disabled now", kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "Disabled")
kms.enable_key(KeyId=key)
check("enabled again", kms.describe_key(KeyId=key)["KeyMetadata"]["Enabled"])

made = kms.create_key(
    KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY", Tags=[{"TagKey": "a", "TagValue": "b"}]
)["KeyMetadata"]["KeyId"]
kms.create_alias(AliasName="alias/made/here", TargetKeyId=made)
check("made", kms.describe_key(KeyId="alias/made/here")["KeyMetadata"]["KeyId"] == made)
kms.delete_alias(AliasName="alias/made/here")
refused("alias gone", "NotFoundException", kms.describe_key, KeyId="alias/made/here")

refused("bad secret", "InvalidSignatureException", client("kms", secret="wrong").list_keys)
refused("bad key", "UnrecognizedClientException", client("kms", key="AKIDNOBODY").list_keys)
refused("bad secret", "SignatureDoesNotMatch", client("sts", secret="wrong").get_caller_identity)
refused("not offered", "UnknownOperationException", kms.generate_random, NumberOfBytes=8)

# One connection serves many requests, and what is no HTTP is answered and ends it.
address = urllib.parse.urlsplit(ENDPOINT).netloc
line = http.client.HTTPConnection(address)
sockets = []
for method, status in [("POST", 400), ("GET", 400), ("POST", 400)]:
    line.request(method, "/", body="{}", headers={"X-Amz-Target": "TrentService.ListKeys"})
    answer = line.getresponse()
    check(f"unsigned {method}", answer.status == status and b"MissingAuthenticationToken" in answer.read())
    sockets.append(line.sock)
check("keep-alive", sockets[0] is not None and sockets.count(sockets[0]) == 3)
line.request("POST", "/", body="{}", headers={"Connection": "close"})
check("close", line.getresponse().getheader("connection") == "close")
garbage = http.client.HTTPConnection(address)
garbage.connect()
garbage.sock.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
check("garbage", garbage.sock.recv(100).startswith(b"HTTP/1.1 400") and garbage.sock.recv(100) == b"")

for failure in failures:
    print(failure)
print(f"{len(failures)} checks failed" if failures else "the story holds")
sys.exit(1 if failures else 0)
