/// What `kmscope check --help` says beside the options.
enum CheckHelp {
  static let discussion = """
    AWS applies a key policy only if it lets the caller change it again. This
    answers that before AWS does: accepted, refused, or cannot be decided with
    what is known. Nothing is sent anywhere.

    Examples:

      kmscope check policy.json --caller arn:aws:iam::111122223333:user/alice

      aws kms get-key-policy --key-id alias/app --query Policy --output text |
        kmscope check - --iam none \\
          --caller "$(aws sts get-caller-identity --query Arn --output text)"

      kmscope check policy.json --key "$KEY_ARN" \\
        --iam-policy iam/*.json --boundary none --session-policy none \\
        --caller arn:aws:sts::111122223333:assumed-role/Admin/jdoe \\
        --caller-role arn:aws:iam::111122223333:role/team/Admin

      kmscope check policy.json --caller arn:aws:iam::111122223333:user/alice \\
        --context aws:SourceIp=192.0.2.1 --absent aws:SourceVpce --format sarif

    Exit status: 0 accepted, 1 refused, 3 cannot be decided, 2 unusable input.

    Members of the JSON object: verdict (accepted, refused, cannotBeDecided),
    phrase, reason, rule, statement, missing (fact, option), residualRisks,
    durability (severity, code, sentence, statement), whoElse (kind, arn, grade,
    conditions, sentence, statement), findings (severity, code, sentence, line,
    column, endLine, endColumn, fix), assumed, file, caller, key. A statement is
    index, sid, line, column, or null; a fix is title and edits (replacement, line,
    column, endLine, endColumn), or null. All count from 1; a column is one Unicode
    scalar. durability and whoElse are null if they were not worked out: without
    --key of a policy that looks at the key, or of one that KMS refuses.

    A line of --cases is {"id", "verdict", "dependsOn", "statement", "rule",
    "reason"}, or {"id", "error"} for a row that cannot be read.
    """
}
