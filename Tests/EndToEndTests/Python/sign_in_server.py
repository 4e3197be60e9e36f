"""Stand-ins of the services behind a sign-in, all on one loopback port: STS, IAM Identity Center (portal and token
service), the credentials endpoint of a container, and the metadata service of an instance.

Prints `ready PORT`. Every request is appended to the file named on the command line as one line: what was asked and
with whose access key. The one credential set each stand-in gives out names it in its access key. KMS and IAM are
asked elsewhere."""

import http.server
import json
import re
import sys
import time
import urllib.parse

LOG = sys.argv[1]
EXPIRES = "2099-01-01T00:00:00Z"


def assumed(action, key, role):
    name = role.rsplit("/", 1)[-1]
    return f"""<{action}Response><{action}Result><Credentials><AccessKeyId>{key}</AccessKeyId>
<SecretAccessKey>secret-of-{key}</SecretAccessKey><SessionToken>token-of-{key}</SessionToken>
<Expiration>{EXPIRES}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/{name}/e2e</Arn>
<AssumedRoleId>AROAE2E:e2e</AssumedRoleId></AssumedRoleUser></{action}Result></{action}Response>"""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, body, status=200, kind="application/json"):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def note(self, what):
        found = re.search(r"Credential=([^/]+)/", self.headers.get("Authorization", ""))
        with open(LOG, "a") as file:
            file.write(f"{what} {found.group(1) if found else '-'}\n")

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()

    def do_PUT(self):
        self.body()
        if self.path == "/latest/api/token":
            self.note("imds-token")
            return self.answer("instance-token", kind="text/plain")
        self.answer("", 404)

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        if url.path == "/federation/credentials":
            if self.headers.get("x-amz-sso_bearer_token") != "fresh-token":
                self.note("sso-refused")
                return self.answer('{"message":"Session token not found or invalid"}', 401)
            self.note("sso")
            return self.answer(json.dumps({"roleCredentials": {
                "accessKeyId": "ASIASSO", "secretAccessKey": "s", "sessionToken": "t",
                "expiration": int(time.time() + 3600) * 1000}}))
        if url.path == "/container":
            self.note("container " + self.headers.get("Authorization", "none"))
            return self.answer(json.dumps({
                "AccessKeyId": "ASIACONTAINER", "SecretAccessKey": "s", "Token": "t", "Expiration": EXPIRES}))
        if self.headers.get("x-aws-ec2-metadata-token") == "instance-token":
            if url.path == "/latest/meta-data/iam/security-credentials/":
                return self.answer("InstanceRole", kind="text/plain")
            if url.path == "/latest/meta-data/iam/security-credentials/InstanceRole":
                self.note("imds")
                return self.answer(json.dumps({
                    "Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAINSTANCE", "SecretAccessKey": "s",
                    "Token": "t", "Expiration": EXPIRES}))
        self.answer("", 404)

    def do_POST(self):
        text = self.body()
        if self.path == "/token":
            asked = json.loads(text)
            self.note("oidc " + asked.get("grantType", ""))
            return self.answer(json.dumps({
                "accessToken": "fresh-token", "tokenType": "Bearer", "expiresIn": 28800,
                "refreshToken": "next-refresh-token"}))
        form = {name: values[0] for name, values in urllib.parse.parse_qs(text).items()}
        action = form.get("Action", "")
        self.note(" ".join([action] + [form[name] for name in ("ExternalId", "TokenCode") if name in form]))
        if action == "GetCallerIdentity":
            key = re.search(r"Credential=([^/]+)/", self.headers.get("Authorization", "")).group(1)
            return self.answer(
                f"""<GetCallerIdentityResponse><GetCallerIdentityResult>
<Arn>arn:aws:sts::111122223333:assumed-role/E2E/{key}</Arn><UserId>AROAE2E:{key}</UserId>
<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""", kind="text/xml")
        if action == "AssumeRole":
            if form.get("TokenCode") == "000000":
                return self.answer(
                    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication "
                    "failed with invalid MFA one time pass code.</Message></Error></ErrorResponse>", 403, "text/xml")
            name = form["RoleArn"].rsplit("/", 1)[-1].upper()
            return self.answer(assumed(action, "ASIA" + name, form["RoleArn"]), kind="text/xml")
        if action == "AssumeRoleWithWebIdentity":
            return self.answer(assumed(action, "ASIAWEB", form["RoleArn"]), kind="text/xml")
        self.answer("{}", 400)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("ready", server.server_address[1], flush=True)
server.serve_forever()
