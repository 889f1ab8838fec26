package io.bulla.tests.kms;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** All CMKs, by id. Every look lets time pass first. Thread-safe: one lock for all. */
public final class Cmks {
  private static final Pattern KEY_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

  private final Clock clock;
  private final Map<String, Cmk> byId = new TreeMap<>();

  Cmks(Clock clock) {
    this.clock = clock;
  }

  /** A user's CMK with KMS's material; its id. */
  public String create(String region, String alias) {
    try {
      return create(region, alias, false).id;
    } catch (CloudException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A CMK that a cloud product made for itself: not to be disabled or deleted by the user. */
  public String createOfProduct(String region, String product) {
    synchronized (this) {
      Cmk cmk = new Cmk(UUID.randomUUID().toString(), region, "kms-" + product, false, now());
      cmk.owner = product;
      byId.put(cmk.id, cmk);
      return cmk.id;
    }
  }

  synchronized Cmk create(String region, String alias, boolean external) throws CloudException {
    checkAlias(region, alias);
    Cmk cmk = new Cmk(UUID.randomUUID().toString(), region, alias, external, now());
    byId.put(cmk.id, cmk);
    return cmk;
  }

  synchronized void checkAlias(String region, String alias) throws CloudException {
    if (!ALIAS.matcher(alias).matches() || alias.startsWith("kms-")) {
      throw new CloudException("InvalidParameterValue.InvalidAlias", "the alias is invalid");
    }
    settle();
    if (byId.values().stream()
        .anyMatch(cmk -> cmk.region.equals(region) && cmk.alias.equals(alias))) {
      throw new CloudException(
          "InvalidParameterValue.AliasAlreadyExists", "the alias already exists");
    }
  }

  synchronized Cmk find(String region, String id) throws CloudException {
    if (!KEY_ID.matcher(id).matches()) {
      throw new CloudException("InvalidParameterValue.InvalidKeyId", "the key id is invalid");
    }
    settle();
    Cmk cmk = byId.get(id);
    if (cmk == null || !cmk.region.equals(region)) {
      throw new CloudException("ResourceUnavailable.CmkNotFound", "the CMK does not exist");
    }
    return cmk;
  }

  synchronized List<Cmk> list(String region) {
    settle();
    return byId.values().stream()
        .filter(cmk -> cmk.region.equals(region))
        .sorted(Comparator.comparing((Cmk cmk) -> cmk.created).thenComparing(cmk -> cmk.id))
        .toList();
  }

  /** For tests that play the operator. */
  synchronized void change(String id, Consumer<Cmk> change) {
    settle();
    Cmk cmk = byId.get(id);
    if (cmk == null) {
      throw new IllegalArgumentException("no CMK " + id);
    }
    change.accept(cmk);
  }

  /** Disabled, or enabled again. */
  public void state(String id, String state) {
    change(id, cmk -> cmk.state = state);
  }

  /** About to be deleted in so many seconds. */
  public void scheduleDeletion(String id, long seconds) {
    change(
        id,
        cmk -> {
          cmk.state = Cmk.PENDING_DELETE;
          cmk.deletion = now() + seconds;
        });
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  private void settle() {
    long now = now();
    byId.values().removeIf(cmk -> !cmk.settle(now));
  }
}
