package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.policy.SuiteName;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Between rows and keys: asks the KMS, checks its answer, tells the audit log. Thread-safe. */
final class KeyUnwrapper {
  private static final int KEY_SIZE_BYTES = 32;

  private final KmsCaller kms;
  private final KeyTimes times;
  private final KeyEvents events;

  KeyUnwrapper(KmsCaller kms, KeyTimes times, KeyEvents events) {
    this.kms = kms;
    this.times = times;
    this.events = events;
  }

  /** A new key and its row, which is not inserted yet. */
  HeldKey generate(KeyName name, int keyId, SuiteName suite, int version) throws KeyException {
    String what = "a %s".formatted(name);
    try (GeneratedKey generated =
        kms.generate(KmsContext.of(name.schema(), name.name(), keyId), KEY_SIZE_BYTES)) {
      UnwrappedKey answer = generated.unwrapped();
      checkCmk(what, answer);
      DataKey key = dataKey(what, keyId, suite, answer);
      DataKeyRow open =
          row(name, keyId, version, suite, answer.cmkId(), generated.wrappedKey(), key);
      return new HeldKey(open.withMac(key.mac(RowBytes.of(open))), key);
    } catch (KmsException e) {
      throw report(name, keyId, explain("make " + what, e), e);
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

  /** Unwraps and believes nothing: the CMK, the check value and the row's MAC must all agree. */
  HeldKey unwrap(DataKeyRow row, KeyEvent.Change change) throws KeyException {
    KeyName name = KeyName.of(row);
    try {
      if (!row.provider().equals(kms.provider())) {
        throw new KeyException(
            Kind.WRONG_CMK,
            "%s was wrapped by KMS provider \"%s\", but the policy names \"%s\"; correct kms.provider"
                .formatted(RowRules.describe(row), row.provider(), kms.provider()));
      }
      SuiteName suite = suite(row);
      String context = KmsContext.of(row.schema(), row.table(), row.keyId());
      try (UnwrappedKey answer = kms.decrypt(row.wrappedKey(), context)) {
        checkCmk(RowRules.describe(row), answer);
        if (!row.cmkId().equals(answer.cmkId())) {
          throw RowRules.edited(
              row, "names another CMK than " + answer.cmkId() + ", which unwrapped it");
        }
        HeldKey held =
            new HeldKey(row, dataKey(RowRules.describe(row), row.keyId(), suite, answer));
        checkOrDestroy(held);
        events.on(
            new KeyEvent.KeyChanged(
                change, KeyEvent.Key.of(row), answer.cmkId(), answer.requestId()));
        return held;
      }
    } catch (KmsException e) {
      KeyException failure = explain("unwrap " + RowRules.describe(row), e);
      throw report(name, row.keyId(), failure, e);
    } catch (KeyException e) {
      throw report(name, row.keyId(), e, null);
    }
  }

  void created(HeldKey held) {
    events.on(KeyEvent.KeyChanged.of(KeyEvent.Change.CREATED, held.row()));
  }

  private static void checkOrDestroy(HeldKey held) throws KeyException {
    try {
      RowRules.checkKey(held.row(), held.key());
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
      String wrapped = kms.rewrap(row.wrappedKey(), context);
      if (wrapped.equals(row.wrappedKey())) {
        return row;
      }
      kms.rewrap(wrapped, context);
      return row.wrappedBy(kms.cmkId(), wrapped);
    } catch (KmsException e) {
      KeyException failure = explain("wrap again " + RowRules.describe(row), e);
      throw report(KeyName.of(row), row.keyId(), failure, e);
    }
  }

  RecordSeal seal(byte[] record) throws KeyException {
    try (GeneratedKey generated = kms.generate(KmsContext.ofRecord(record), KEY_SIZE_BYTES)) {
      UnwrappedKey answer = generated.unwrapped();
      checkCmk("a record", answer);
      String mac = macOf(record, answer);
      return new RecordSeal(kms.provider(), answer.cmkId(), generated.wrappedKey(), mac);
    } catch (KmsException e) {
      throw explain("seal a record", e);
    }
  }

  boolean isSealed(byte[] record, RecordSeal seal) throws KeyException {
    try (UnwrappedKey answer = kms.decrypt(seal.wrappedKey(), KmsContext.ofRecord(record))) {
      checkCmk("the record's seal", answer);
      return RowBytes.same(seal.mac(), macOf(record, answer));
    } catch (KmsException e) {
      throw explain("open the record's seal (was the record altered?)", e);
    }
  }

  private static String macOf(byte[] record, UnwrappedKey key) throws KeyException {
    DataKey own = dataKey("a record", 0, SuiteName.XAES_256_GCM, key);
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

  private void checkCmk(String what, UnwrappedKey answer) throws KmsException, KeyException {
    String expected = kms.cmkId();
    if (!expected.equals(answer.cmkId()) && !kms.previousCmkIds().contains(answer.cmkId())) {
      throw new KeyException(
          Kind.WRONG_CMK,
          "%s: the KMS used CMK %s, but the policy names CMK %s; correct kms.cmk in the policy, or name the other as kms.previousCmk and run bulla rewrap (KMS request %s)"
              .formatted(what, answer.cmkId(), expected, answer.requestId()));
    }
  }

  private static DataKey dataKey(String what, int keyId, SuiteName suite, UnwrappedKey answer)
      throws KeyException {
    byte[] bytes = answer.copyBytes();
    try {
      if (bytes.length != KEY_SIZE_BYTES) {
        throw new KeyException(
            Kind.WRONG_KEY,
            "%s: the KMS answered a key of %d bytes, not %d"
                .formatted(what, bytes.length, KEY_SIZE_BYTES));
      }
      return DataKey.of(keyId, suite, bytes);
    } catch (IllegalArgumentException e) {
      throw new KeyException(Kind.POLICY, what + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static SuiteName suite(DataKeyRow row) throws KeyException {
    for (SuiteName suite : SuiteName.values()) {
      if (suite.word().equals(row.suite())) {
        return suite;
      }
    }
    throw RowRules.edited(row, "names the unknown suite \"" + row.suite() + "\"");
  }

  private KeyException explain(String action, KmsException e) {
    String state = e.keyState().isEmpty() ? "" : " [CMK state " + e.keyState() + "]";
    String request = e.requestId().isEmpty() ? "" : " [KMS request " + e.requestId() + "]";
    String rest = e.getMessage() + state + request;
    if (e.reason() == KmsException.Reason.REFUSED) {
      return new KeyException(
          Kind.REFUSED, "KMS %s refused to %s: %s".formatted(kms.provider(), action, rest), e);
    }
    return new KeyException(
        Kind.UNREACHABLE,
        "KMS %s cannot be reached to %s: %s".formatted(kms.provider(), action, rest),
        e);
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
