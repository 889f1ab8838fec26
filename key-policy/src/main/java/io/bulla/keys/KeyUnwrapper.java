package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.policy.SuiteName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between rows and keys: asks the KMS, checks its answer, tells the audit log. Thread-safe. */
final class KeyUnwrapper {
  private static final Duration DOWN = Duration.ofSeconds(30);

  private final KmsCaller kms;
  private final Optional<KmsCaller> secondary;
  private final KeyTimes times;
  private final KeyEvents events;

  /** While the first service does not answer, it is not waited for again at each key. */
  private volatile @Nullable Long downUntilNanos;

  KeyUnwrapper(KmsCaller kms, Optional<KmsCaller> secondary, KeyTimes times, KeyEvents events) {
    this.kms = kms;
    this.secondary = secondary;
    this.times = times;
    this.events = events;
  }

  /** A new key and its row, which is not inserted yet. */
  HeldKey generate(KeyName name, int keyId, SuiteName suite, int version) throws KeyException {
    String what = "a %s".formatted(name);
    try (GeneratedKey generated =
        kms.generate(KmsContext.of(name.schema(), name.name(), keyId), KmsAnswers.KEY_SIZE_BYTES)) {
      UnwrappedKey answer = generated.unwrapped();
      KmsAnswers.checkCmk(kms, what, answer);
      DataKey key = KmsAnswers.dataKey(what, keyId, suite, answer);
      DataKeyRow open =
          row(name, keyId, version, suite, answer.cmkId(), generated.wrappedKey(), key);
      HeldKey made = new HeldKey(open.withMac(key.mac(RowBytes.of(open))), key);
      return withSecond(made, answer);
    } catch (KmsException e) {
      throw report(name, keyId, KmsAnswers.explain(kms, "make " + what, e), e);
    } catch (KeyException e) {
      throw report(name, keyId, e, null);
    }
  }

  private DataKeyRow row(
      KeyName name,
      int keyId,
      int version,
      SuiteName suite,
      String cmkId,
      String wrappedKey,
      DataKey key) {
    return new DataKeyRow(
        keyId,
        name.schema(),
        name.name(),
        name.purpose(),
        version,
        RowRules.ACTIVE,
        kms.provider(),
        cmkId,
        suite.word(),
        wrappedKey,
        key.keyCheck(),
        "",
        times.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Unwraps and believes nothing: the CMK, the check value and the MACs must all agree. */
  HeldKey unwrap(DataKeyRow row, KeyEvent.Change change) throws KeyException {
    return unwrap(row, change, false);
  }

  /**
   * As {@link #unwrap}; a key that the second CMK of the policy does not open yet is given to it.
   * Then the held row is another than the given one, and the caller has to write it.
   */
  HeldKey unwrapForBoth(DataKeyRow row, KeyEvent.Change change) throws KeyException {
    return unwrap(row, change, true);
  }

  private HeldKey unwrap(DataKeyRow row, KeyEvent.Change change, boolean forBoth)
      throws KeyException {
    try {
      Wrapping wrapping = Wrapping.of(row);
      if (wrapping.second().isPresent() && secondary.isPresent()) {
        return unwrapByEither(row, wrapping, change, forBoth);
      }
      return unwrapBy(kms, row, wrapping, change, forBoth);
    } catch (KmsException e) {
      KeyException failure = KmsAnswers.explain(kms, "unwrap " + RowRules.describe(row), e);
      throw report(KeyName.of(row), row.keyId(), failure, e);
    } catch (KeyException e) {
      throw report(KeyName.of(row), row.keyId(), e, null);
    }
  }

  /**
   * The second CMK is asked only while the first one's service does not answer. What the first one
   * refuses stays refused: otherwise nobody could revoke a key. If the second one refuses then,
   * that counts too.
   */
  private HeldKey unwrapByEither(
      DataKeyRow row, Wrapping wrapping, KeyEvent.Change change, boolean forBoth)
      throws KmsException, KeyException {
    KmsCaller second = secondary.orElseThrow();
    Long until = downUntilNanos;
    boolean down = until != null && times.nanoTime() - until < 0;
    try {
      return unwrapBy(
          down ? second : kms,
          row,
          wrapping,
          down ? KeyEvent.Change.SECONDARY_USED : change,
          !down && forBoth);
    } catch (KmsException e) {
      if (e.reason() == KmsException.Reason.REFUSED) {
        throw KmsAnswers.explain(down ? second : kms, "unwrap " + RowRules.describe(row), e);
      }
      if (!down) {
        downUntilNanos = times.nanoTime() + DOWN.toNanos();
      }
      return unwrapByOther(
          down ? kms : second, row, wrapping, down ? change : KeyEvent.Change.SECONDARY_USED, e);
    }
  }

  private HeldKey unwrapByOther(
      KmsCaller other,
      DataKeyRow row,
      Wrapping wrapping,
      KeyEvent.Change change,
      KmsException unanswered)
      throws KmsException, KeyException {
    try {
      return unwrapBy(other, row, wrapping, change, false);
    } catch (KmsException e) {
      if (e.reason() == KmsException.Reason.REFUSED) {
        throw KmsAnswers.explain(other, "unwrap " + RowRules.describe(row), e);
      }
      throw unanswered;
    }
  }

  private HeldKey unwrapBy(
      KmsCaller by, DataKeyRow row, Wrapping wrapping, KeyEvent.Change change, boolean forBoth)
      throws KmsException, KeyException {
    Wrapping.Part part = wrapping.part(row, by);
    SuiteName suite = KmsAnswers.suite(row);
    String context = KmsContext.of(row.schema(), row.table(), row.keyId());
    try (UnwrappedKey answer = by.decrypt(part.wrappedKey(), context)) {
      KmsAnswers.checkCmk(by, RowRules.describe(row), answer);
      if (!part.cmkId().equals(answer.cmkId())) {
        throw RowRules.edited(
            row, "names another CMK than " + answer.cmkId() + ", which unwrapped it");
      }
      HeldKey held =
          new HeldKey(row, KmsAnswers.dataKey(RowRules.describe(row), row.keyId(), suite, answer));
      checkOrDestroy(held, wrapping);
      events.on(
          new KeyEvent.KeyChanged(
              change, KeyEvent.Key.of(row), answer.cmkId(), answer.requestId()));
      return forBoth ? withSecond(held, answer) : held;
    }
  }

  /** The key with a row that the second CMK opens too, if the policy names one. */
  private HeldKey withSecond(HeldKey held, UnwrappedKey answer) throws KeyException {
    if (secondary.isEmpty()) {
      return held;
    }
    KmsCaller second = secondary.get();
    DataKeyRow row = held.row();
    boolean done = false;
    try {
      Wrapping wrapping = Wrapping.of(row);
      String cmkId = second.cmkId();
      HeldKey result = held;
      if (!wrapping.isBy(row, second.provider(), cmkId)) {
        String context = KmsContext.of(row.schema(), row.table(), row.keyId());
        Wrapping both =
            wrapping.withSecond(
                row.keyId(), held.key(), second.provider(), cmkId, second.wrap(answer, context));
        result = held.with(row.wrappedBy(row.cmkId(), both.text()));
      }
      done = true;
      return result;
    } catch (KmsException e) {
      if (e.reason() == KmsException.Reason.REFUSED) {
        throw KmsAnswers.explain(second, "wrap, as second CMK, " + RowRules.describe(row), e);
      }
      done = true;
      secondMissing(
          row, KeyEvent.Outcome.UNREACHABLE, e.errorCode(), String.valueOf(e.getMessage()));
      return held;
    } finally {
      if (!done) {
        held.key().destroy();
      }
    }
  }

  /** Tells that a key has no second CMK although the policy names one. */
  void secondMissing(DataKeyRow row, KeyEvent.Outcome outcome, String errorCode, String message) {
    events.on(new KeyEvent.SecondaryMissing(KeyEvent.Key.of(row), outcome, "", errorCode, message));
  }

  void created(HeldKey held) {
    events.on(KeyEvent.KeyChanged.of(KeyEvent.Change.CREATED, held.row()));
  }

  private static void checkOrDestroy(HeldKey held, Wrapping wrapping) throws KeyException {
    try {
      RowRules.checkKey(held.row(), held.key());
      wrapping.check(held.row(), held.key());
    } catch (KeyException e) {
      held.key().destroy();
      throw e;
    }
  }

  /**
   * Wraps a key again under the CMK that the policy names. The key never leaves the KMS, and the
   * KMS itself must take the answer before it is believed.
   *
   * @return the row with what the KMS answered; the same row if it has nothing newer
   */
  DataKeyRow rewrap(DataKeyRow row) throws KeyException {
    String context = KmsContext.of(row.schema(), row.table(), row.keyId());
    try {
      if (!row.provider().equals(kms.provider())) {
        throw new KeyException(
            Kind.WRONG_CMK,
            "%s was wrapped by KMS provider \"%s\": only the provider itself can wrap it again"
                .formatted(RowRules.describe(row), row.provider()));
      }
      Wrapping wrapping = Wrapping.of(row);
      String wrapped = kms.rewrap(wrapping.first(), context);
      if (wrapped.equals(wrapping.first())) {
        return row;
      }
      kms.rewrap(wrapped, context);
      return row.wrappedBy(kms.cmkId(), wrapping.withFirst(wrapped).text());
    } catch (KmsException e) {
      KeyException failure = KmsAnswers.explain(kms, "wrap again " + RowRules.describe(row), e);
      throw report(KeyName.of(row), row.keyId(), failure, e);
    }
  }

  RecordSeal seal(byte[] record) throws KeyException {
    try (GeneratedKey generated =
        kms.generate(KmsContext.ofRecord(record), KmsAnswers.KEY_SIZE_BYTES)) {
      UnwrappedKey answer = generated.unwrapped();
      KmsAnswers.checkCmk(kms, "a record", answer);
      String mac = macOf(record, answer);
      return new RecordSeal(kms.provider(), answer.cmkId(), generated.wrappedKey(), mac);
    } catch (KmsException e) {
      throw KmsAnswers.explain(kms, "seal a record", e);
    }
  }

  boolean isSealed(byte[] record, RecordSeal seal) throws KeyException {
    try (UnwrappedKey answer = kms.decrypt(seal.wrappedKey(), KmsContext.ofRecord(record))) {
      KmsAnswers.checkCmk(kms, "the record's seal", answer);
      return RowBytes.same(seal.mac(), macOf(record, answer));
    } catch (KmsException e) {
      throw KmsAnswers.explain(kms, "open the record's seal (was the record altered?)", e);
    }
  }

  private static String macOf(byte[] record, UnwrappedKey key) throws KeyException {
    DataKey own = KmsAnswers.dataKey("a record", 0, SuiteName.XAES_256_GCM, key);
    try {
      return own.mac(record);
    } finally {
      own.destroy();
    }
  }

  /** Tells the audit log what a tool did to a key. */
  void changed(KeyEvent.Change change, DataKeyRow row) {
    events.on(KeyEvent.KeyChanged.of(change, row));
  }

  private KeyException report(
      KeyName name, int keyId, KeyException failure, @Nullable KmsException cause) {
    KeyEvent.Outcome outcome =
        failure.kind() == Kind.UNREACHABLE
            ? KeyEvent.Outcome.UNREACHABLE
            : KeyEvent.Outcome.REFUSED;
    String code = cause == null || cause.errorCode().isEmpty() ? "" : cause.errorCode();
    events.on(
        new KeyEvent.KeyFailed(
            KeyEvent.Key.of(name, keyId),
            outcome,
            "",
            cause == null ? "" : cause.requestId(),
            code.isEmpty() ? failure.kind().name() : code,
            failure.messageText()));
    return failure;
  }
}
