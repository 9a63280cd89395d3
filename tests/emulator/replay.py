"""Replays documented behaviours of SQS, SNS and S3 on moto, an emulator of AWS, and prints what happened as JSON.

Runs in one process without a network: moto answers boto3's calls, and its clock is ours, so nothing waits. Called by tests/emulator.rs.
"""

import datetime
import json
import os

os.environ.update(
    AWS_ACCESS_KEY_ID="none",
    AWS_SECRET_ACCESS_KEY="none",
    AWS_DEFAULT_REGION="us-east-1",
)

import boto3
import moto.core.utils
from moto import mock_aws

START = datetime.datetime(2026, 1, 1)
now = 0.0


def clock():
    return START + datetime.timedelta(seconds=now)


moto.core.utils.utcnow = clock


def queue(name, **attributes):
    sqs = boto3.client("sqs")
    attributes = {key: str(value) for key, value in attributes.items()}
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return sqs, url, arn["Attributes"]["QueueArn"]


def at(time):
    global now
    now = float(time)


def receive(sqs, url, most=1, **more):
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=most, **more)
    return got.get("Messages", [])


def drain(sqs, url):
    """Bodies of everything that is there, deleted one by one."""
    bodies = []
    while True:
        got = receive(sqs, url, 10)
        if not got:
            return bodies
        for message in got:
            bodies.append(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def visibility():
    """When a message that nobody deletes can be received, asked every second."""
    sqs, url, _ = queue("visibility", VisibilityTimeout=30)
    at(0)
    sqs.send_message(QueueUrl=url, MessageBody="a")
    times = []
    for second in range(100):
        at(second)
        if receive(sqs, url):
            times.append(second)
    return times


def delay():
    """When a delayed message can first be received."""
    sqs, url, _ = queue("delay", DelaySeconds=60)
    at(0)
    sqs.send_message(QueueUrl=url, MessageBody="a")
    for second in range(100):
        at(second)
        if receive(sqs, url):
            return second


def redrive():
    """Receives of a message that always fails, and what the dead-letter queue gets."""
    _, dead, arn = queue("dead")
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"})
    sqs, url, _ = queue("redrive", VisibilityTimeout=30, RedrivePolicy=policy)
    at(0)
    sqs.send_message(QueueUrl=url, MessageBody="a")
    receives = 0
    for second in range(300):
        at(second)
        receives += len(receive(sqs, url))
    return {"receives": receives, "dead": len(drain(sqs, dead))}


def deduplication(delete):
    """How many of four equal messages a FIFO queue stores: sent at 0, 100, 299 and 300 s, each deleted at once or only in the end."""
    sqs, url, _ = queue(
        f"equal-{'deleted' if delete else 'kept'}.fifo",
        FifoQueue="true",
        ContentBasedDeduplication="true",
    )
    stored = 0
    for time in (0, 100, 299, 300):
        at(time)
        sqs.send_message(QueueUrl=url, MessageBody="a", MessageGroupId="g")
        if delete:
            stored += len(drain(sqs, url))
    return stored + len(drain(sqs, url))


def groups():
    """What can be received while the first message of a group is in flight."""
    sqs, url, _ = queue("groups.fifo", FifoQueue="true", VisibilityTimeout=30)
    at(0)
    for number, group in enumerate("aba"):
        body = f"{group}{number}"
        sqs.send_message(
            QueueUrl=url,
            MessageBody=body,
            MessageGroupId=group,
            MessageDeduplicationId=body,
        )
    got = []
    while True:
        messages = receive(sqs, url)
        if not messages:
            return got
        got.append(messages[0]["Body"])


def retention():
    """Whether a message is still there after its retention period."""
    sqs, url, _ = queue("retention", MessageRetentionPeriod=60)
    at(0)
    sqs.send_message(QueueUrl=url, MessageBody="a")
    at(61)
    return len(receive(sqs, url))


def topic(filters):
    """Which messages get through each filter policy: attributes, or the body where the scope says so."""
    sns = boto3.client("sns")
    messages = [
        {"kind": "gift", "total": 20},
        {"kind": "gift card", "total": 500},
        {"kind": "order", "total": 900},
        {"total": 50},
    ]
    found = {}
    for name, (scope, policy) in filters.items():
        arn = sns.create_topic(Name=f"topic-{name}")["TopicArn"]
        sqs, url, queue_arn = queue(f"filter-{name}")
        sns.subscribe(
            TopicArn=arn,
            Protocol="sqs",
            Endpoint=queue_arn,
            Attributes={
                "FilterPolicy": json.dumps(policy),
                "FilterPolicyScope": scope,
                "RawMessageDelivery": "true",
            },
        )
        for number, message in enumerate(messages):
            attributes = {
                key: {
                    "DataType": "Number" if key == "total" else "String",
                    "StringValue": str(value),
                }
                for key, value in message.items()
            }
            body = json.dumps({"number": number, **message})
            sns.publish(TopicArn=arn, Message=body, MessageAttributes=attributes)
        found[name] = sorted(json.loads(body)["number"] for body in drain(sqs, url))
    return found


def notifications():
    """Which of some puts and deletes a bucket tells a queue about."""
    s3 = boto3.client("s3")
    sqs, url, arn = queue("notifications")
    s3.create_bucket(Bucket="bucket")
    rule = {"Name": "prefix", "Value": "in/"}, {"Name": "suffix", "Value": ".jpg"}
    configuration = {
        "QueueConfigurations": [
            {
                "QueueArn": arn,
                "Events": ["s3:ObjectCreated:*"],
                "Filter": {"Key": {"FilterRules": list(rule)}},
            }
        ]
    }
    s3.put_bucket_notification_configuration(
        Bucket="bucket", NotificationConfiguration=configuration
    )
    drain(sqs, url)
    for key in ("in/1.jpg", "in/2.png", "out/3.jpg", "in/4.jpg"):
        s3.put_object(Bucket="bucket", Key=key, Body=b"")
    s3.delete_object(Bucket="bucket", Key="in/1.jpg")
    bodies = [json.loads(body) for body in drain(sqs, url)]
    return sorted(
        record["s3"]["object"]["key"].replace("%2F", "/")
        for body in bodies
        for record in body["Records"]
    )


def main():
    filters = json.load(open(os.path.join(os.path.dirname(__file__), "filters.json")))
    with mock_aws():
        told = {
            "visibility": visibility(),
            "delay": delay(),
            "redrive": redrive(),
            "deduplication": deduplication(False),
            "deduplication-after-delete": deduplication(True),
            "groups": groups(),
            "retention": retention(),
            "filters": topic(filters),
            "notifications": notifications(),
        }
    print(json.dumps(told))


main()
