package io.bulla.keys.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every key service must do. A provider's test extends this. */
public abstract class KmsProviderContract {
  private static final String CONTEXT =
      "{\"bulla\":\"1\",\"schema\":\"shop\",\"table\":\"customer\",\"key\":\"7\"}";

  /** Opens the service, each time with the same CMK. */
  protected abstract Kms open() throws KmsException;

  @Test
  protected void unwrapsWhatItWrapped() throws KmsException {
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey(CONTEXT, 32);
        UnwrappedKey again = kms.decrypt(key.wrappedKey(), CONTEXT)) {
      assertThat(again.copyBytes()).hasSize(32).isEqualTo(key.unwrapped().copyBytes());
      assertThat(again.cmkId()).isEqualTo(kms.cmkId()).isEqualTo(key.unwrapped().cmkId());
    }
  }

  @Test
  protected void everyKeyIsAnother() throws KmsException {
    try (Kms kms = open();
        GeneratedKey one = kms.generateDataKey(CONTEXT, 32);
        GeneratedKey two = kms.generateDataKey(CONTEXT, 32)) {
      assertThat(one.unwrapped().copyBytes()).isNotEqualTo(two.unwrapped().copyBytes());
      assertThat(one.wrappedKey()).isNotEqualTo(two.wrappedKey());
    }
  }

  /** What makes a CMK fit to be the second one of a policy. */
  @Test
  protected void aKeyOfAnotherServiceIsWrappedAndOpensOrIsRefused() throws KmsException {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    try (Kms kms = open();
        UnwrappedKey foreign = UnwrappedKey.of("another", "", bytes)) {
      String wrapped;
      try {
        wrapped = kms.wrap(foreign, CONTEXT);
      } catch (KmsException e) {
        assertThat(e.reason()).isEqualTo(KmsException.Reason.REFUSED);
        assertThat(e).hasMessageContaining("cannot wrap a key that another one made");
        return;
      }
      try (UnwrappedKey again = kms.decrypt(wrapped, CONTEXT)) {
        assertThat(again.copyBytes()).isEqualTo(bytes);
        assertThat(again.cmkId()).isEqualTo(kms.cmkId());
      }
      assertRefused(kms, wrapped, CONTEXT.replace("customer", "claim"));
    }
  }

  @Test
  protected void oneAlteredCharacterAnywhereIsRefused() throws KmsException {
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey(CONTEXT, 32)) {
      String wrapped = key.wrappedKey();
      for (int i = 0; i < wrapped.length(); i++) {
        char other = (char) (wrapped.charAt(i) ^ 1);
        assertRefused(kms, wrapped.substring(0, i) + other + wrapped.substring(i + 1), CONTEXT);
      }
      assertRefused(kms, wrapped.substring(0, wrapped.length() - 1), CONTEXT);
      assertRefused(kms, wrapped + "A", CONTEXT);
      assertRefused(kms, "", CONTEXT);
    }
  }

  @Test
  protected void anotherContextIsRefused() throws KmsException {
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey(CONTEXT, 32)) {
      assertRefused(kms, key.wrappedKey(), CONTEXT.replace("customer", "claim"));
      assertRefused(kms, key.wrappedKey(), "{}");
    }
  }

  @Test
  protected void twoOpenServicesOfOneCmkUnwrapEachOthersKeys() throws KmsException {
    try (Kms one = open();
        Kms two = open();
        GeneratedKey key = one.generateDataKey(CONTEXT, 32);
        UnwrappedKey again = two.decrypt(key.wrappedKey(), CONTEXT)) {
      assertThat(again.copyBytes()).isEqualTo(key.unwrapped().copyBytes());
      assertThat(one.cmkId()).isEqualTo(two.cmkId());
    }
  }

  @Test
  protected void manyThreadsMayCall() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Kms kms = open()) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String context = CONTEXT.replace("7", Integer.toString(i));
        Callable<Boolean> roundTrip =
            () -> {
              try (GeneratedKey key = kms.generateDataKey(context, 32);
                  UnwrappedKey again = kms.decrypt(key.wrappedKey(), context)) {
                return Arrays.equals(again.copyBytes(), key.unwrapped().copyBytes());
              }
            };
        results.add(threads.submit(roundTrip));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  protected void aClosedServiceRefuses() throws KmsException {
    Kms kms = open();
    String wrapped;
    try (GeneratedKey key = kms.generateDataKey(CONTEXT, 32)) {
      wrapped = key.wrappedKey();
    }
    kms.close();
    kms.close();
    assertRefused(kms, wrapped, CONTEXT);
    assertThatThrownBy(() -> kms.generateDataKey(CONTEXT, 32)).isInstanceOf(KmsException.class);
  }

  @Test
  protected void noKeyIsPrinted() throws KmsException {
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey(CONTEXT, 32)) {
      String hex = HexFormat.of().formatHex(key.unwrapped().copyBytes());
      String printed = kms + " " + key + " " + key.unwrapped();
      assertThat(printed).doesNotContain(hex).doesNotContain("[B@");
      assertThat(key.wrappedKey()).hasSizeLessThanOrEqualTo(Kms.WRAPPED_KEY_MAX_LENGTH);
    }
  }

  @Test
  protected void aDestroyedKeyIsGone() throws KmsException {
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey(CONTEXT, 32)) {
      key.unwrapped().destroy();
      assertThatThrownBy(() -> key.unwrapped().copyBytes())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void assertRefused(Kms kms, String wrapped, String context) {
    assertThatThrownBy(() -> kms.decrypt(wrapped, context))
        .isInstanceOfSatisfying(
            KmsException.class, e -> assertThat(e.reason()).isEqualTo(KmsException.Reason.REFUSED));
  }
}
