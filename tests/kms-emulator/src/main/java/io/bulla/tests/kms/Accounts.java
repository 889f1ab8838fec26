package io.bulla.tests.kms;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts and roles. Thread-safe. Credentials are random and of this process only. */
public final class Accounts {
  /** The root account that owns everything. */
  static final long UIN = 100_000_000_001L;

  static final String ALL =
      "{\"version\":\"2.0\",\"statement\":[{\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\"}]}";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final Map<String, Account> byId = new ConcurrentHashMap<>();
  private final Map<String, String[]> roles = new ConcurrentHashMap<>();

  Accounts(Clock clock) {
    this.clock = clock;
  }

  /** A lasting account with these policies. */
  Account add(String name, String... policies) {
    return add(name, "", Instant.MAX, policies);
  }

  /** {@code qcs::cam::uin/<uin>:roleName/<name>} may be assumed by whoever may call AssumeRole. */
  String addRole(String name, String... policies) {
    roles.put(name, policies);
    return "qcs::cam::uin/" + UIN + ":roleName/" + name;
  }

  boolean hasRole(String name) {
    return roles.containsKey(name);
  }

  String roleNames() {
    return String.join("\n", roles.keySet());
  }

  /** Temporary credentials of a role. */
  Account assume(String roleName, Duration lifetime) throws CloudException {
    String[] policies = roles.get(roleName);
    if (policies == null) {
      throw new CloudException("ResourceNotFound.RoleNotFound", "role does not exist");
    }
    return add("role/" + roleName, "token-" + random(24), clock.instant().plus(lifetime), policies);
  }

  Account find(String secretId) throws CloudException {
    Account account = byId.get(secretId);
    if (account == null) {
      throw new CloudException("AuthFailure.SecretIdNotFound", "The SecretId is not found");
    }
    return account;
  }

  void remove(Account account) {
    byId.remove(account.secretId);
  }

  private Account add(String name, String token, Instant expires, String... policies) {
    Account account = new Account(name, UIN, "AKID" + random(16), random(16), token, expires);
    account.policies(policies);
    byId.put(account.secretId, account);
    return account;
  }

  static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
