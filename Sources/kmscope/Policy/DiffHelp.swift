/// What `kmscope diff --help` says beside the options.
enum DiffHelp {
  static let discussion = """
    Compares what two key policies mean, not how they are written: for every
    principal and each KMS action, who gains access, who loses it, and whose access
    gets or loses a condition. Order, Sids, wildcards and other spellings of the
    same make no difference. IAM policies are not read.

    Examples:

      kmscope diff old.json new.json

      aws kms get-key-policy --key-id alias/app --query Policy --output text |
        kmscope diff - policy.json --key "$KEY_ARN"

      git show HEAD:policy.json | kmscope diff - policy.json --format json

    Exit status: 0 same meaning, 1 different, 2 unusable input.

    Members of the JSON object: same, changes (kind, principals, actions,
    oldStrength, newStrength, oldCondition, newCondition, oldStatements,
    newStatements, notes, sentence), latent (kind, principals, actions, statements,
    sentence), cannotTell, assumed, old, new, key. A principal is kind, name and
    phrase; a statement is index, sid, line and column, all from 1. What is latent
    came or went without changing anything now.
    """
}
