"""An inventory of KMS with boto3, as the peer of kmscope's own client.

Usage: inventory.py serve                 serves moto on a free port of loopback until standard input ends; prints the endpoint.
       inventory.py make ENDPOINT COUNT   makes keys with one alias each.
       inventory.py read ENDPOINT         ListKeys, ListAliases and DescribeKey of every key by 16 threads; prints keys, seconds and
                                          seconds of CPU, without the time to import boto3 and make a client.
"""

import concurrent.futures
import json
import resource
import sys
import time

if sys.argv[1] == "serve":
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"http://127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    sys.exit()

import boto3
import botocore.config


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


mode, endpoint = sys.argv[1], sys.argv[2]
kms = boto3.client(
    "kms", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="peer", aws_secret_access_key="peer",
    config=botocore.config.Config(max_pool_connections=16))
if mode == "make":
    for number in range(int(sys.argv[3])):
        key = kms.create_key(Description=f"Key {number}")["KeyMetadata"]["KeyId"]
        kms.create_alias(AliasName=f"alias/inventory/{number}", TargetKeyId=key)
else:
    began, busy = time.monotonic(), processor()
    keys = [key["KeyId"] for page in kms.get_paginator("list_keys").paginate() for key in page["Keys"]]
    aliases = [alias for page in kms.get_paginator("list_aliases").paginate() for alias in page["Aliases"]]
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        described = list(pool.map(lambda key: kms.describe_key(KeyId=key), keys))
    print(json.dumps({
        "keys": len(described), "aliases": len(aliases), "seconds": time.monotonic() - began,
        "processorSeconds": processor() - busy}))
