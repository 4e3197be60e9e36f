"""Makes up settings of Regions and endpoints as people have them."""

import random

SERVICES = ["kms", "kms", "sts", "sts", "iam", "sso", "sso-oidc", "accessanalyzer", "cloudtrail"]
REGIONS = [
    "us-east-1", "us-west-2", "eu-west-1", "eu-central-2", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1", "mx-central-1",
    "xx-new-1",
]
VARIABLES = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO_OIDC", "AWS_ENDPOINT_URL_IAM"]


def section(title, lines):
    return f"[{title}]\n" + "".join(lines)


def case(draw):
    def perhaps(share, *lines):
        return list(lines) if draw.random() < share else []

    def url(name):
        return f"{draw.choice(['http', 'https'])}://{name}.example:{draw.choice([443, 4566, 8443])}" + draw.choice(["", "/", "/path"])

    # A custom address besides FIPS or dual stack is an error to us and to AWS's rules; botocore lets the address win.
    custom = draw.random() < 0.6
    sections = []
    for name in ["default", "dev"]:
        lines = perhaps(0.5, f"region = {draw.choice(REGIONS)}\n")
        lines += perhaps(0.2 * custom, f"endpoint_url = {url('profile')}\n")
        lines += perhaps(0.5 * custom, f"services = {draw.choice(['local', 'local', 'partly'])}\n")
        lines += perhaps(0.15, f"ignore_configured_endpoint_urls = {draw.choice(['true', 'True', 'false', 'yes'])}\n")
        lines += perhaps(0.25 * (not custom), f"use_fips_endpoint = {draw.choice(['true', 'false', 'TRUE'])}\n")
        lines += perhaps(0.25 * (not custom), f"use_dualstack_endpoint = {draw.choice(['true', 'false'])}\n")
        lines += perhaps(0.1, f"sts_regional_endpoints = {draw.choice(['legacy', 'regional'])}\n")
        draw.shuffle(lines)
        sections.append(section("default" if name == "default" else f"profile {name}", lines))
    blocks = [f"{word} =\n  endpoint_url = {url(word.replace('_', '-'))}\n" for word in ["kms", "sts", "iam", "sso_oidc", "accessanalyzer"]]
    draw.shuffle(blocks)
    sections.append(section("services local", blocks[: draw.randint(1, len(blocks))]))
    sections.append(section("services partly", ["kms =\n  other = x\n"]))
    draw.shuffle(sections)
    environment = {"AWS_REGION": "\0"}
    for name in VARIABLES:
        if draw.random() < 0.2 * custom:
            environment[name] = url(name.lower().replace("_", "-"))
    for name, values, share in [
        ("AWS_REGION", REGIONS, 0.4), ("AWS_DEFAULT_REGION", REGIONS, 0.4), ("AWS_PROFILE", ["dev", "default"], 0.4),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", ["true", "TRUE", "false", "1"], 0.12), ("AWS_USE_FIPS_ENDPOINT", ["true", "false"], 0.25 * (not custom)),
        ("AWS_USE_DUALSTACK_ENDPOINT", ["true", "false"], 0.25 * (not custom)), ("AWS_STS_REGIONAL_ENDPOINTS", ["legacy", "regional"], 0.08),
    ]:
        if draw.random() < share:
            environment[name] = draw.choice(values)
    return {
        "ask": draw.choice(SERVICES), "config": "\n".join(sections), "credentials": "", "environment": environment,
        "profile": draw.choice(["dev", "default"]) if draw.random() < 0.3 else None,
    }


def cases(seed, count):
    draw = random.Random(seed)
    return [case(draw) for _ in range(count)]
