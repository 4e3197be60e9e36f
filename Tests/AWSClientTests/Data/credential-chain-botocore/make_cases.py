"""Makes cases.json: random profiles and variables, and where botocore would take its credentials from.

Usage: python make_cases.py > cases.json, with botocore installed. Nothing is asked over the network: providers
that would are replaced by ones that only say that they are there.
"""

import json
import os
import random
import tempfile
from collections import Counter

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
HOME = tempfile.mkdtemp()
os.makedirs(HOME + "/.aws")
os.environ["HOME"] = HOME

import botocore.credentials as chain  # noqa: E402
import botocore.session  # noqa: E402
from botocore.exceptions import ProfileNotFound  # noqa: E402


def found(method):
    return chain.Credentials("id", "secret", method=method)


def instance(self):
    return None if os.environ.get("AWS_EC2_METADATA_DISABLED") == "true" else found("iam-role")


def login(self):
    profile = self._load_config().get("profiles", {}).get(self._profile_name, {})
    return found("login") if profile.get("login_session") else None


def process(self):
    return found("custom-process") if self._credential_process is not None else None


chain.InstanceMetadataProvider.load = instance
chain.ContainerProvider._retrieve_or_fail = lambda self: found("container-role")
chain.LoginProvider.load = login
chain.ProcessProvider.load = process

PROFILES = "pqrs"
ROLE = "arn:aws:iam::111122223333:role/"


def chance(probability):
    return random.random() < probability


def lines(name):
    """The properties of one profile in the config file and in the credentials file."""
    config, credentials = {}, {}

    def put(key, value, in_credentials=0.3):
        (credentials if chance(in_credentials) else config)[key] = value

    if chance(0.5):
        put("role_arn", ROLE + "Of-" + name)
    if chance(0.4):
        put("source_profile", random.choice(PROFILES * 3 + "z"))
    if chance(0.12):
        put("credential_source", random.choice(["Environment", "EcsContainer", "Ec2InstanceMetadata", "Other"]))
    if chance(0.1):
        put("web_identity_token_file", "/token")
    if chance(0.15):
        put("sso_account_id", "111122223333")
        if chance(0.9):
            put("sso_role_name", "ReadOnly")
        if chance(0.9):
            put("sso_session", random.choice(["corp", "corp", "corp", "gone"]), 0)
        if chance(0.2):
            put("sso_region", random.choice(["eu-west-1", "us-east-1"]), 0)
    if chance(0.1):
        put("login_session", "arn:aws:iam::111122223333:user/me")
    if chance(0.15):
        put("credential_process", "/bin/get-keys")
    for file in (config, credentials):
        draw = random.random()
        if draw < 0.27:
            file["aws_access_key_id"] = "AKIDEXAMPLE"
        if draw < 0.25 or draw > 0.97:
            file["aws_secret_access_key"] = "secret"
    return config, credentials


def case():
    config, credentials = "", ""
    for name in PROFILES:
        if not chance(0.9):
            continue
        own, other = lines(name)
        config += f"[profile {name}]\n" + "".join(f"{key} = {value}\n" for key, value in own.items())
        if other:
            credentials += f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in other.items())
    config += "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
    variables = {}
    draw = random.random()
    if draw < 0.22:
        variables["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE"
    if draw < 0.2 or draw > 0.97:
        variables["AWS_SECRET_ACCESS_KEY"] = "secret"
    if chance(0.1):
        variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token"
    if chance(0.1):
        variables["AWS_ROLE_ARN"] = ROLE + "Of-environment"
    if chance(0.15):
        variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/get"
    if chance(0.3):
        variables["AWS_EC2_METADATA_DISABLED"] = "true"
    flag = "p" if chance(0.5) else None
    if flag is None:
        variables["AWS_PROFILE"] = "p"
    return {"config": config, "credentials": credentials, "environment": variables, "flag": flag}


def answer(item):
    """Where the credentials begin, then the roles in the order in which they are assumed."""
    for file in ("config", "credentials"):
        with open(f"{HOME}/.aws/{file}", "w") as output:
            output.write(item[file])
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(item["environment"])
    try:
        session = botocore.session.Session(profile=item["flag"])
        credentials = chain.create_credential_resolver(session, region_name="us-east-1").load_credentials()
        if credentials is None:
            return ["none"]
        roles = []
        while credentials.method == "assume-role":
            fetcher = credentials._refresh_using.__self__
            roles.insert(0, fetcher._role_arn.split("/")[-1])
            credentials = fetcher._source_credentials
        return [credentials.method] + roles
    except ProfileNotFound:
        return ["error"]
    except Exception:
        return ["error"]


random.seed(20261122)
seen = Counter()
kept = []
for _ in range(1500):
    item = case()
    item["expected"] = answer(item)
    key = str(item["expected"])
    seen[key] += 1
    # A few of each answer, so that the rare ones are not lost among the common ones.
    if seen[key] <= 12:
        kept.append(item)
print("[\n" + ",\n".join(json.dumps(item) for item in kept) + "\n]")
