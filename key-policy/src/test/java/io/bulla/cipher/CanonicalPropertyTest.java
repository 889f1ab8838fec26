package io.bulla.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values; a failure names the seed. */
class CanonicalPropertyTest {
  private static final int ROUNDS = 2000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAR(12)",
        "VARCHAR(20)",
        "TEXT",
        "BOOLEAN",
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "DECIMAL(12,2)",
        "DECIMAL(65,30)",
        "DECIMAL(1,1)",
        "DECIMAL(38,0)",
        "REAL",
        "DOUBLE",
        "DATE",
        "TIME(0)",
        "TIME(6)",
        "TIMESTAMP(3)",
        "TIMESTAMP(6)",
        "TIMESTAMPTZ",
        "UUID",
        "BINARY(7)",
        "VARBINARY(9)",
        "BLOB",
        "JSON"
      })
  void whatIsStoredComesBackFitsAndIsStoredTheSameAgain(String declared) throws Exception {
    LogicalType type = LogicalTypes.parse(declared);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] canonical = Canonical.encode(type, value(type, random));
      Object back = Canonical.decode(type, canonical);
      assertThat(back).as("seed %s", seed).isInstanceOf(Canonical.javaClass(type));
      assertThat(Canonical.encode(type, back)).as("seed %s", seed).isEqualTo(canonical);
      assertThat(canonical.length)
          .as("seed %s", seed)
          .isLessThanOrEqualTo(type.maxCanonicalSizeBytes().orElse(Integer.MAX_VALUE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DECIMAL(12,2)", "BIGINT", "DOUBLE", "TIMESTAMP(6)", "VARCHAR(20)"})
  void comparableBytesAreEqualExactlyForEqualValues(String declared) throws Exception {
    LogicalType type = LogicalTypes.parse(declared);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Object last = value(type, random);
    for (int i = 0; i < ROUNDS; i++) {
      Object next = value(type, random);
      boolean equal = equal(last, next);
      boolean same =
          Arrays.equals(
              Canonical.comparable(type, Comparison.EXACT, last),
              Canonical.comparable(type, Comparison.EXACT, next));
      assertThat(same).as("seed %s, round %s", seed, i).isEqualTo(equal);
      last = next;
    }
  }

  @Test
  void theWidestDecimalsFitTheirColumns() throws Exception {
    for (int precision = 1; precision <= 65; precision++) {
      LogicalType type = LogicalTypes.parse("DECIMAL(" + precision + "," + precision / 2 + ")");
      BigDecimal widest =
          new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), precision / 2);
      int limit = type.maxCanonicalSizeBytes().orElseThrow();
      assertThat(Canonical.encode(type, widest).length).isLessThanOrEqualTo(limit);
      assertThat(Canonical.encode(type, widest.negate()).length).isLessThanOrEqualTo(limit);
      assertThat(Canonical.decode(type, Canonical.encode(type, widest))).isEqualTo(widest);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIGINT", "BOOLEAN", "DATE", "TIME", "UUID", "TEXT"})
  void bytesOfNoValueAreACellException(String declared) {
    LogicalType type = LogicalTypes.parse(declared);
    byte[] wrong = new byte[40];
    Arrays.fill(wrong, (byte) 0xff);
    assertThatThrownBy(() -> Canonical.decode(type, wrong))
        .isInstanceOf(CellException.class)
        .hasNoCause();
  }

  @Test
  void bytesOfADecimalWithMoreDigitsThanDeclaredAreACellException() {
    LogicalType type = LogicalTypes.parse("DECIMAL(12,2)");
    assertThatThrownBy(() -> Canonical.decode(type, new byte[] {3, 1}))
        .isInstanceOf(CellException.class);
    assertThatThrownBy(() -> Canonical.decode(type, new byte[0])).isInstanceOf(CellException.class);
  }

  @Test
  void everyCharacterFoldsLikeItsOtherCases() throws Exception {
    LogicalType type = LogicalTypes.parse("TEXT");
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE || point == 'ı') {
        continue;
      }
      String text = Character.toString(point);
      byte[] folded = Canonical.comparable(type, Comparison.IGNORE_CASE, text);
      for (String other :
          new String[] {text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)}) {
        assertThat(Arrays.equals(folded, Canonical.comparable(type, Comparison.IGNORE_CASE, other)))
            .as("U+%04X", point)
            .isTrue();
      }
    }
  }

  private static boolean equal(Object one, Object other) {
    if (one instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) other) == 0;
    }
    if (one instanceof Double number) {
      return number.doubleValue() == (Double) other || number.isNaN() && ((Double) other).isNaN();
    }
    return one.equals(other);
  }

  private static Object value(LogicalType type, Random random) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> text(random, Math.min(limit(type), 12));
      case BOOLEAN -> random.nextBoolean();
      case TINYINT -> (long) (byte) random.nextInt();
      case SMALLINT -> (long) (short) random.nextInt();
      case INTEGER -> (long) random.nextInt();
      case BIGINT -> random.nextInt(3) == 0 ? random.nextInt(3) - 1L : random.nextLong();
      case DECIMAL -> decimal(type, random);
      case REAL -> Float.intBitsToFloat(random.nextInt());
      case DOUBLE ->
          random.nextInt(3) == 0
              ? new double[] {0.0, -0.0, Double.NaN, 1}[random.nextInt(4)]
              : Double.longBitsToDouble(random.nextLong());
      case DATE -> LocalDate.ofEpochDay(random.nextInt());
      case TIME -> LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_399_000_000_000L));
      case TIMESTAMP -> moment(random);
      case TIMESTAMP_WITH_TIME_ZONE ->
          moment(random)
              .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(129_600) - 64_800))
              .withNano(random.nextInt(1_000_000_000));
      case UUID -> new UUID(random.nextLong(), random.nextLong());
      case BINARY, VARBINARY, BLOB -> {
        byte[] bytes = new byte[random.nextInt(Math.min(limit(type), 100) + 1)];
        random.nextBytes(bytes);
        yield bytes;
      }
    };
  }

  private static int limit(LogicalType type) {
    return type.length() == LogicalType.UNLIMITED ? Integer.MAX_VALUE : type.length();
  }

  /** Few letters, so that equal texts happen; all planes, blanks and combining marks. */
  private static String text(Random random, int most) {
    int[] letters = {'a', 'A', ' ', 0, 'ß', 0x308, 0x6f22, 0x1f600, 0x10ffff};
    int size = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(most + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static BigDecimal decimal(LogicalType type, Random random) {
    int digits = 1 + random.nextInt(type.length());
    StringBuilder unscaled = new StringBuilder(random.nextBoolean() ? "-" : "");
    for (int i = 0; i < digits; i++) {
      unscaled.append((char) ('0' + random.nextInt(random.nextBoolean() ? 1 : 9)));
    }
    return new BigDecimal(new BigInteger(unscaled.toString()), type.scale());
  }

  private static LocalDateTime moment(Random random) {
    long second = random.nextInt() * 100L;
    return LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000_000), ZoneOffset.UTC);
  }
}
