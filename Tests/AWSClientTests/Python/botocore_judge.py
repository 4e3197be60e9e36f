"""Says what botocore makes of shared files and an environment; nothing leaves this process.

Reads one case per line as JSON and prints it with its answer, again one line of JSON for each. A case has "config" and "credentials" (texts of the shared files),
"environment", "profile" (as said on the command line, or null) and "ask": "credentials", "region", "file", "proxy" (on the way to the
"endpoint"), or the name of a service whose endpoint is wanted. With "kept", the texts of the files of the AWS CLI's cache of roles by name, nobody hands out sessions any more.

Whoever is asked over the network is played here. The access key that a stand-in hands out tells how it was asked, so that equal keys mean
that the same was asked of the same service with the same credentials.

botocore's session variables for profile and Region are set to those of version 2 of the AWS CLI.
"""

import json
import os
import shutil
import sys
import tempfile

import botocore.credentials
import botocore.httpsession
import botocore.session
import botocore.tokens
import dateutil.parser
from botocore.exceptions import ConnectionClosedError, ConnectTimeoutError, ReadTimeoutError
from botocore.httpsession import ProxyConfiguration
from botocore.utils import JSONFileCache, get_environ_proxies

import random_endpoints
import random_files
import random_proxies
import random_sign_ins

LATE = "2099-01-01T00:00:00Z"
SESSION_VARIABLES = {
    "profile": (None, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], None, None),
    "region": ("region", ["AWS_REGION", "AWS_DEFAULT_REGION"], None, None),
}


def key(*words):
    """An access key that tells how it was come by, in letters that fit into a header."""
    return "".join(c if c.isascii() and c.isalnum() or c in "-_:.*;[]~" else "~" for c in words[0] + "[" + ";".join(words[1:]) + "]")


def session_name(name):
    return "*" if name.startswith("botocore-session-") else name


class Tokens(dict):
    """A token cache with every login in it; the token tells the file's name."""

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return {
            "accessToken": "token-" + name, "expiresAt": LATE, "region": "", "startUrl": "",
        }


class Logins(Tokens):
    def __getitem__(self, name):
        made = key("login", name)
        return {
            "accessToken": {
                "accessKeyId": made, "secretAccessKey": "secret-of-" + made, "sessionToken": "token-of-" + made,
                "accountId": "111122223333", "expiresAt": LATE,
            },
            "refreshToken": "r", "clientId": "c", "dpopKey": "k",
        }


class Client:
    """STS and the portal of IAM Identity Center."""

    class exceptions:
        class UnauthorizedException(Exception):
            pass

    def __init__(self, service, options, refuses):
        assert not refuses, "nobody is to be asked"
        self.service = service
        self.options = options

    def assume_role(self, **asked):
        names = ["RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId", "SerialNumber", "TokenCode"]
        words = [str(asked.pop(name, "")) for name in names]
        assert not asked, asked
        words[1] = session_name(words[1])
        return self.role(key("role", *words, self.options["aws_access_key_id"] or ""), words[0])

    def assume_role_with_web_identity(self, RoleArn, RoleSessionName, WebIdentityToken):
        return self.role(key("web", RoleArn, session_name(RoleSessionName), WebIdentityToken), RoleArn)

    def role(self, made, arn):
        parts = arn.split(":")
        account = parts[4] if len(parts) > 4 else ""
        return {
            "Credentials": {
                "AccessKeyId": made, "SecretAccessKey": "secret-of-" + made, "SessionToken": "token-of-" + made,
                "Expiration": dateutil.parser.parse(LATE),
            },
            "AssumedRoleUser": {
                "AssumedRoleId": "AROAEXAMPLE:me", "Arn": f"arn:aws:sts::{account}:assumed-role/Any/me",
            },
        }

    def get_role_credentials(self, roleName, accountId, accessToken):
        made = key("sso", self.options["config"].region_name, accountId, roleName, accessToken)
        return {
            "roleCredentials": {
                "accessKeyId": made, "secretAccessKey": "secret-of-" + made, "sessionToken": "token-of-" + made,
                "expiration": 4070908800000,
            }
        }


class Command:
    """What a credential_process prints; its arguments say what goes wrong."""

    def __init__(self, words, stdout=None, stderr=None):
        self.words = words
        self.returncode = 1 if "--fail" in words else 0

    def communicate(self):
        made = key("process", *self.words)
        answer = {"Version": 1, "AccessKeyId": made, "SecretAccessKey": "secret-of-" + made}
        if "--version2" in self.words:
            answer["Version"] = 2
        if "--no-secret" in self.words:
            del answer["SecretAccessKey"]
        if "--token" in self.words:
            answer["SessionToken"] = "token-of-" + made
        if "--account" in self.words:
            answer["AccountId"] = "444455556666"
        if "--expires" in self.words:
            answer["Expiration"] = LATE
        return json.dumps(answer).encode(), b"said"


class Answer:
    def __init__(self, text, status=200):
        self.text = text
        self.content = text.encode()
        self.status_code = status
        self.url = ""


def send(session, request):
    """The metadata services of containers and instances; some names stand for one that does not do what it should."""
    host, path = request.url.split("/", 3)[2:]
    if host == "unreachable.example":
        raise ConnectTimeoutError(endpoint_url=request.url)
    if path == "latest/api/token":
        if host == "late.example":
            raise ReadTimeoutError(endpoint_url=request.url)
        if host == "broken.example":
            raise ConnectionClosedError(endpoint_url=request.url)
        refusals = {"older.example": 404, "failing.example": 500, "strict.example": 400}
        return Answer("", refusals[host]) if host in refusals else Answer("instance-token")
    if path.endswith("security-credentials/"):
        return Answer("role")
    words = [request.url]
    if path.startswith("latest/"):
        words += [] if request.headers.get("x-aws-ec2-metadata-token") else ["v1"]
        made = key("instance", *words)
    else:
        token = request.headers.get("Authorization", "")
        made = key("container", *words, token.decode() if isinstance(token, bytes) else token)
    return Answer(
        json.dumps({
            "Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2026-09-21T14:00:00Z", "AccessKeyId": made,
            "SecretAccessKey": "secret-of-" + made, "Token": "token-of-" + made, "Expiration": LATE,
        }))


class WebToken:
    def __init__(self, path):
        self.path = path

    def __call__(self):
        return "token-in-" + self.path


def without_cache(provider):
    provider.cache = {}
    return provider


def stand_in():
    module = botocore.credentials
    module.FileWebIdentityTokenLoader = WebToken
    module.ProcessProvider.__init__.__defaults__ = (Command,)
    module.EC = object()
    module.JSONFileCache = lambda *_, **__: Logins()
    botocore.tokens.SSOTokenProvider.DEFAULT_CACHE_CLS = lambda *_, **__: Tokens()
    botocore.httpsession.URLLib3Session.send = send


class Judge:
    def __init__(self):
        self.home = tempfile.mkdtemp()
        self.loader = botocore.session.Session().get_component("data_loader")

    def close(self):
        shutil.rmtree(self.home)

    def session(self, case):
        os.environ.clear()
        variables = {"HOME": self.home, "AWS_REGION": "eu-west-1", **(case.get("environment") or {})}
        # A value that no variable can have takes it away.
        os.environ.update({name: value for name, value in variables.items() if value != "\0"})
        os.makedirs(self.home + "/.aws", exist_ok=True)
        for name in ("config", "credentials"):
            path = f"{self.home}/.aws/{name}"
            if os.path.exists(path):
                os.remove(path)
            if case.get(name):
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(case[name])
        session = botocore.session.Session(session_vars=SESSION_VARIABLES, profile=case.get("profile"))
        session.register_component("data_loader", self.loader)
        return session

    def credentials(self, case):
        session = self.session(case)
        kept = case.get("kept")
        session.create_client = lambda service, **options: Client(service, options, kept is not None)
        folder = self.home + "/.aws/cli/cache"
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for name, text in (kept or {}).items():
            with open(f"{folder}/{name}.json", "w", encoding="utf-8") as file:
                file.write(text)
        # As the AWS CLI has it, which keeps no web identities of source profiles (awscli/customizations/assumerole.py).
        cache = JSONFileCache(folder)
        resolver = botocore.credentials.create_credential_resolver(session, cache=cache)
        provider = resolver.get_provider("assume-role")
        provider._prompter = lambda _: "123456"
        builder = provider._profile_provider_builder
        create = builder._create_web_identity_provider
        builder._create_web_identity_provider = lambda *names: without_cache(create(*names))
        builder._sso_token_cache = Tokens()
        builder._login_token_cache = Logins()
        for other in resolver.providers:
            if other.METHOD == "sso":
                other._token_cache = Tokens()
                other._token_provider._cache = Tokens()
                other._token_provider._token_loader._cache = Tokens()
            if other.METHOD == "login":
                other._token_cache = Logins()
        found = resolver.load_credentials()
        if found is None:
            return {"outcome": "none"}
        frozen = found.get_frozen_credentials()
        return {
            "outcome": "found", "method": found.method, "key": frozen.access_key, "secret": frozen.secret_key,
            "token": frozen.token, "account": frozen.account_id,
            "cache": {name[:-len(".json")]: open(f"{folder}/{name}", encoding="utf-8").read() for name in sorted(os.listdir(folder))},
        }

    def region(self, case):
        region = self.session(case).get_config_variable("region")
        return {"outcome": "found", "region": region} if region else {"outcome": "none"}

    def file(self, case):
        session = self.session(case)
        return {"outcome": "found", "profiles": session.full_config["profiles"]}

    def proxy(self, case):
        os.environ.clear()
        os.environ.update(case.get("environment") or {})
        url = case["endpoint"]
        # As botocore.endpoint and botocore.httpsession have it.
        return {"outcome": "found", "proxy": ProxyConfiguration(get_environ_proxies(url)).proxy_url_for(url)}

    def endpoint(self, service, case):
        session = self.session(case)
        region = session.get_config_variable("region")
        if not region:
            return {"outcome": "none"}
        client = session.create_client(
            service, aws_access_key_id="k", aws_secret_access_key="s", endpoint_url=case.get("endpoint") or None)
        # The rules are only asked when a request is made.
        name = "CreateOAuth2Token" if service == "signin" else client.meta.service_model.operation_names[0]
        operation = client.meta.service_model.operation_model(name)
        found = client._ruleset_resolver.construct_endpoint(operation, {}, {})
        return {"outcome": "found", "url": found.url, "region": region}

    def answer(self, case):
        ask = case.get("ask", "credentials")
        try:
            if ask in ("credentials", "region", "file", "proxy"):
                return getattr(self, ask)(case)
            return self.endpoint(ask, case)
        except Exception as error:
            return {"outcome": "error", "error": type(error).__name__, "message": str(error)}


def main():
    """Takes cases from the standard input, or makes them up: botocore_judge.py [sign-ins|endpoints|files|proxies SEED COUNT]."""
    made_up = None
    if len(sys.argv) > 3:
        makers = {
            "sign-ins": random_sign_ins, "endpoints": random_endpoints, "files": random_files, "proxies": random_proxies,
        }
        made_up = makers[sys.argv[1]].cases(int(sys.argv[2]), int(sys.argv[3]))
    stand_in()
    judge = Judge()
    try:
        for case in made_up if made_up is not None else map(json.loads, sys.stdin):
            print(json.dumps({"case": case, "answer": judge.answer(case)}, sort_keys=True))
    finally:
        judge.close()


if __name__ == "__main__":
    main()
