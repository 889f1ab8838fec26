package io.bulla.tests.kms;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who calls: a secret id with its key, perhaps a token and an end, and CAM policies. */
final class Account {
  final String name;
  final long uin;
  final String secretId;
  final String secretKey;
  final String token;
  final Instant expires;
  final List<CamPolicy> policies = new CopyOnWriteArrayList<>();

  Account(String name, long uin, String secretId, String secretKey, String token, Instant expires) {
    this.name = name;
    this.uin = uin;
    this.secretId = secretId;
    this.secretKey = secretKey;
    this.token = token;
    this.expires = expires;
  }

  /** Replaces all policies; takes effect with the next call. */
  void policies(String... json) {
    List<CamPolicy> parsed = List.of(json).stream().map(CamPolicy::parse).toList();
    policies.clear();
    policies.addAll(parsed);
  }

  /** CAM: an explicit deny wins, without an allow nothing is allowed. */
  void check(String action, String resource) throws CloudException {
    boolean allowed =
        policies.stream().anyMatch(policy -> policy.matches("allow", action, resource));
    boolean denied = policies.stream().anyMatch(policy -> policy.matches("deny", action, resource));
    if (denied || !allowed) {
      throw new CloudException(
          "UnauthorizedOperation", "you are not authorized to perform " + action);
    }
  }

  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
