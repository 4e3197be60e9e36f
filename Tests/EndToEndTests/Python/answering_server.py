"""A server on loopback that answers every AWS call in one unhappy way.

Usage: answering_server.py KIND. It prints "ready PORT" when it listens and ends with its standard input.
"""

import http.server
import json
import sys
import threading

ACCOUNT = "111122223333"
KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
KEY_ARN = f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{KEY_ID}"
IDENTITY = f"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Arn>arn:aws:iam::{ACCOUNT}:user/ann</Arn><UserId>AIDAEXAMPLE</UserId>
<Account>{ACCOUNT}</Account></GetCallerIdentityResult>
<ResponseMetadata><RequestId>11111111-2222-3333-4444-555555555555</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>"""
POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/ann"},
             "Action": "kms:*", "Resource": "*"}
        ],
    },
    indent=2,
)


def kms_error(code, message):
    return 400, "application/x-amz-json-1.1", json.dumps({"__type": code, "message": message})


def sts_error(status, code, message):
    return status, "text/xml", (
        f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
        "<RequestId>11111111-2222-3333-4444-555555555555</RequestId></ErrorResponse>")


def answer(kind, operation):
    """Status, content type and body for one call."""
    if kind == "html":
        return 200, "text/html", "<html><body><h1>Welcome to the airport's network</h1></body></html>"
    if kind == "expired":
        message = "The security token included in the request is expired"
        if operation == "GetCallerIdentity":
            return sts_error(403, "ExpiredToken", message)
        return kms_error("ExpiredTokenException", message)
    if operation == "GetCallerIdentity":
        if kind == "no-identity":
            return sts_error(403, "AccessDenied", "Access denied by a VPC endpoint policy")
        return 200, "text/xml", IDENTITY
    if kind == "denied":
        return kms_error(
            "AccessDeniedException",
            f"User: arn:aws:iam::{ACCOUNT}:user/ann is not authorized to perform: kms:{operation}")
    return 200, "application/x-amz-json-1.1", json.dumps(content(kind, operation))


def content(kind, operation):
    has_key = kind != "empty"
    if operation == "ListKeys":
        keys = [{"KeyId": KEY_ID, "KeyArn": KEY_ARN}] if has_key else []
        return {"Keys": keys, "Truncated": False}
    if operation == "ListAliases":
        aliases = [{"AliasName": "alias/app", "AliasArn": KEY_ARN, "TargetKeyId": KEY_ID}] if has_key else []
        return {"Aliases": aliases, "Truncated": False}
    if operation == "DescribeKey":
        return {"KeyMetadata": {
            "KeyId": KEY_ID, "Arn": KEY_ARN, "AWSAccountId": ACCOUNT, "KeyState": "Enabled", "Enabled": True,
            "KeyManager": "CUSTOMER", "KeySpec": "SYMMETRIC_DEFAULT", "KeyUsage": "ENCRYPT_DECRYPT",
            "Origin": "AWS_KMS", "CreationDate": 1.7e9, "MultiRegion": False}}
    if operation == "GetKeyPolicy":
        return {"Policy": POLICY, "PolicyName": "default"}
    if operation == "GetKeyRotationStatus":
        return {"KeyRotationEnabled": False}
    if operation == "ListResourceTags":
        return {"Tags": [], "Truncated": False}
    return {"Grants": [], "Truncated": False}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        operation = self.headers.get("X-Amz-Target", "TrentService.GetCallerIdentity").split(".")[-1]
        if sys.argv[1] == "silent":
            threading.Event().wait()
        status, kind, body = answer(sys.argv[1], operation)
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print("ready", server.server_port, flush=True)
sys.stdin.read()
