"""Makes up shared files and environments as people have them: random_sign_ins.py SEED COUNT prints one case per line as JSON."""

import json
import random
import sys

NAMES = ["default", "dev", "prod", "base", "Ci_2"]
ROLES = ["arn:aws:iam::111122223333:role/Admin", "arn:aws:iam::444455556666:role/path/to/Reader", "arn:aws-cn:iam::777788889999:role/Ops"]
SESSIONS = ["corp", "other"]
COMMANDS = [
    "/opt/bin/creds", "/opt/bin/creds --token", "/opt/bin/creds --expires --token --account", "creds 'a b' \"c d\" e\\ f",
    "/opt/bin/creds --fail", "/opt/bin/creds --version2", "/opt/bin/creds --no-secret", "creds --x=\"a 'b' c\" ''", "creds 'open",
]


def keys(draw, name, where):
    lines = {"aws_access_key_id": f"AKIA{name}{where}", "aws_secret_access_key": f"secret/{name}+{where}"}
    if draw.random() < 0.3:
        lines["aws_session_token"] = f"token-{name}-{where}"
    if draw.random() < 0.05:
        lines["aws_security_token"] = f"older-{name}-{where}"
    if draw.random() < 0.15:
        lines["aws_account_id"] = "222233334444"
    if draw.random() < 0.12:
        del lines[draw.choice(["aws_access_key_id", "aws_secret_access_key"])]
    return lines


def role(draw, name):
    lines = {"role_arn": draw.choice(ROLES)}
    how = draw.random()
    if how < 0.7:
        lines["source_profile"] = draw.choice(NAMES + [name])
    if how > 0.65:
        lines["credential_source"] = draw.choice(["Environment", "Ec2InstanceMetadata", "EcsContainer", "Environment", "environment"])
    for key, values, share in [
        ("external_id", ["x-1", "two words", "q\"uote", "schlüssel"], 0.2), ("role_session_name", ["me", "build@ci"], 0.3),
        ("duration_seconds", ["900", "3600", "43200", "one hour", "1.5", "+900", "0900", "-900"], 0.3),
        ("mfa_serial", ["arn:aws:iam::111122223333:mfa/me", "GAHT12345678"], 0.15),
    ]:
        if draw.random() < share:
            lines[key] = draw.choice(values)
    return lines


def web_identity(draw):
    lines = {"web_identity_token_file": "/tokens/" + draw.choice("ab")}
    if draw.random() < 0.85:
        lines["role_arn"] = draw.choice(ROLES)
    if draw.random() < 0.3:
        lines["role_session_name"] = "web"
    return lines


def identity_center(draw):
    lines = {"sso_account_id": "111122223333", "sso_role_name": draw.choice(["ReadOnly", "Admin"])}
    how = draw.random()
    if how < 0.6:
        lines["sso_session"] = draw.choice(SESSIONS + ["corp", "corp", "missing"])
    if how > 0.5:
        lines["sso_start_url"] = "https://corp.awsapps.com/start"
        lines["sso_region"] = draw.choice(["us-east-1", "eu-west-1"])
    while draw.random() < 0.12:
        lines.pop(draw.choice(sorted(lines)), None)
        if not lines:
            break
    return lines


def profile(draw, name):
    """What a profile says, in two halves: config and credentials file."""
    config, credentials = {}, {}
    kinds = [
        (0.38, lambda: (credentials if draw.random() < 0.7 else config).update(keys(draw, name, draw.choice("12")))),
        (0.36, lambda: (config if draw.random() < 0.85 else credentials).update(role(draw, name))),
        (0.12, lambda: config.update(web_identity(draw))),
        (0.2, lambda: config.update(identity_center(draw))),
        (0.1, lambda: config.update({"login_session": f"arn:aws:iam::111122223333:user/{name}"})),
        (0.15, lambda: (config if draw.random() < 0.85 else credentials).update({"credential_process": draw.choice(COMMANDS)})),
        (0.1, lambda: config.update(keys(draw, name, "c"))),
    ]
    for share, fill in kinds:
        if draw.random() < share:
            fill()
    if draw.random() < 0.3:
        config["region"] = draw.choice(["eu-central-1", "us-west-2"])
    return config, credentials


def section(title, lines):
    return f"[{title}]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items())


def files(draw):
    config, credentials = [], []
    for name in NAMES:
        if draw.random() < 0.3:
            continue
        left, right = profile(draw, name)
        title = "default" if name == "default" and draw.random() < 0.8 else f"profile {name}"
        if left or not right:
            config.append(section(title, left))
        if right:
            credentials.append(section(name, right))
    for name in SESSIONS:
        lines = {"sso_start_url": "https://corp.awsapps.com/start", "sso_region": "us-east-1"}
        if draw.random() < 0.1:
            del lines[draw.choice(sorted(lines))]
        if draw.random() < 0.5:
            lines["sso_registration_scopes"] = "sso:account:access"
        if draw.random() < 0.85:
            config.append(section(f"sso-session {name}", lines))
    draw.shuffle(config)
    draw.shuffle(credentials)
    return "\n".join(config), "\n".join(credentials)


def environment(draw, names):
    found = {}

    def perhaps(share, **variables):
        if draw.random() < share:
            found.update(variables)

    perhaps(0.2, AWS_ACCESS_KEY_ID="AKIAENVIRONMENT", AWS_SECRET_ACCESS_KEY="secret/of+environment")
    perhaps(0.03, AWS_ACCESS_KEY_ID="AKIAHALF")
    perhaps(0.03, AWS_SECRET_ACCESS_KEY="half")
    perhaps(0.1, AWS_SESSION_TOKEN="token-of-environment")
    perhaps(0.03, AWS_SECURITY_TOKEN="older-of-environment")
    perhaps(0.03, AWS_ACCOUNT_ID="999900001111")
    perhaps(0.03, AWS_CREDENTIAL_EXPIRATION=draw.choice(["2099-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "2099-01-01 00:00:00+00:00"]))
    perhaps(0.35, AWS_PROFILE=draw.choice(names))
    perhaps(0.15, AWS_DEFAULT_PROFILE=draw.choice(names))
    perhaps(0.08, AWS_WEB_IDENTITY_TOKEN_FILE="/tokens/e")
    perhaps(0.1, AWS_ROLE_ARN="arn:aws:iam::111122223333:role/Pod")
    perhaps(0.05, AWS_ROLE_SESSION_NAME="pod-session")
    perhaps(0.06, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI="/v2/credentials/id")
    perhaps(
        0.06, AWS_CONTAINER_CREDENTIALS_FULL_URI=draw.choice(
            ["http://127.0.0.1:8080/creds", "http://169.254.170.23/v1/credentials", "https://creds.example.com/a?b=c", "http://creds.example.com/"]))
    perhaps(0.05, AWS_CONTAINER_AUTHORIZATION_TOKEN="container-token")
    perhaps(0.3, AWS_EC2_METADATA_DISABLED=draw.choice(["true", "TRUE", "false"]))
    perhaps(0.03, AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=draw.choice(["ipv6", "IPv6", "ipv4"]))
    return found


def case(draw):
    config, credentials = files(draw)
    there = [name for name in NAMES if f"{name}]" in config + credentials] * 4 + NAMES
    return {
        "ask": "credentials", "config": config, "credentials": credentials, "environment": environment(draw, there),
        "profile": draw.choice(there) if draw.random() < 0.45 else None,
    }


def cases(seed, count):
    draw = random.Random(seed)
    return [case(draw) for _ in range(count)]


if __name__ == "__main__":
    for made in cases(int(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(made))
