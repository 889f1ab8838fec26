package io.bulla.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  private static Object stored(String type, Object value) throws Exception {
    LogicalType logical = LogicalTypes.parse(type);
    return Canonical.decode(logical, Canonical.encode(logical, value));
  }

  private static byte[] comparable(String type, Object value) throws Exception {
    return Canonical.comparable(LogicalTypes.parse(type), Comparison.EXACT, value);
  }

  private static byte[] folded(String text) throws Exception {
    return Canonical.comparable(LogicalTypes.parse("TEXT"), Comparison.IGNORE_CASE, text);
  }

  private static void assertRefused(String type, Object value, String sqlState) {
    assertThatThrownBy(() -> Canonical.encode(LogicalTypes.parse(type), value))
        .isInstanceOfSatisfying(
            ValueException.class,
            e -> {
              assertThat(e.sqlState()).isEqualTo(sqlState);
              assertThat(e.getMessage()).doesNotContain(value.toString());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'DECIMAL(12,2)',1.005,1.01",
    "'DECIMAL(12,2)',-1.005,-1.01",
    "'DECIMAL(12,2)',1.004999,1.00",
    "'DECIMAL(12,2)',9999999999.994,9999999999.99",
    "'DECIMAL(12,2)',1E-300000000,0.00",
    "'DECIMAL(12,2)',0.005,0.01",
    "'DECIMAL(12,2)',0.00499,0.00",
    "'DECIMAL(12,2)',0E+300000000,0.00",
    "'DECIMAL(2,2)',0.994,0.99",
    "'DECIMAL(3,0)',1E+2,100"
  })
  void decimalsAreRoundedToTheirScaleAtOnce(String type, BigDecimal value, BigDecimal expected) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(stored(type, value)).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'DECIMAL(12,2)',9999999999.995",
    "'DECIMAL(12,2)',-10000000000",
    "'DECIMAL(12,2)',1E+300000000",
    "'DECIMAL(2,2)',0.995",
    "'DECIMAL(2,2)',1"
  })
  void decimalsOutOfRangeAreRefused(String type, BigDecimal value) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertRefused(type, value, "22003"));
  }

  @ParameterizedTest
  @CsvSource({
    "TINYINT,-128,127",
    "SMALLINT,-32768,32767",
    "INTEGER,-2147483648,2147483647",
  })
  void integersKeepTheirRange(String type, long least, long greatest) throws Exception {
    assertThat(stored(type, least)).isEqualTo(least);
    assertThat(stored(type, greatest)).isEqualTo(greatest);
    assertRefused(type, least - 1, "22003");
    assertRefused(type, greatest + 1, "22003");
  }

  @Test
  void lengthsOfTextAreCountedInCodePoints() throws Exception {
    String four = "\ud83d\ude00".repeat(4);
    assertThat(stored("VARCHAR(4)", four)).isEqualTo(four);
    assertRefused("VARCHAR(3)", four, "22001");
    assertRefused("VARBINARY(1)", new byte[2], "22001");
    assertRefused("CHAR(2)", "abc", "22001");
    assertThat(stored("CHAR(2)", "ab   ")).isEqualTo("ab");
    assertThat(stored("VARCHAR(4)", "ab  ")).isEqualTo("ab  ");
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertRefused("TEXT", "a\ud83d", "22021");
    assertRefused("TEXT", "\ude00a", "22021");
  }

  @Test
  void fractionsOfASecondAreRounded() throws Exception {
    assertThat(stored("TIME(0)", LocalTime.parse("12:00:00.5")))
        .isEqualTo(LocalTime.parse("12:00:01"));
    assertThat(stored("TIME(3)", LocalTime.parse("12:00:00.0004999")))
        .isEqualTo(LocalTime.parse("12:00:00"));
    assertThat(stored("TIMESTAMP(0)", LocalDateTime.parse("1969-12-31T23:59:59.5")))
        .isEqualTo(LocalDateTime.parse("1970-01-01T00:00:00"));
    assertThat(stored("TIMESTAMP(6)", LocalDateTime.parse("2024-12-31T23:59:59.9999995")))
        .isEqualTo(LocalDateTime.parse("2025-01-01T00:00:00"));
    assertRefused("TIME(0)", LocalTime.parse("23:59:59.5"), "22008");
  }

  @Test
  void farTimesAreRefusedWhenStoredAndOnlyUnequalWhenCompared() throws Exception {
    assertRefused("TIMESTAMP(6)", LocalDateTime.MAX, "22008");
    assertRefused("TIMESTAMP(6) WITH TIME ZONE", OffsetDateTime.MAX, "22008");
    assertRefused("TIMESTAMP(6) WITH TIME ZONE", OffsetDateTime.MIN, "22008");
    assertRefused("DATE", LocalDate.MAX, "22008");
    assertThat(comparable("DATE", LocalDate.MAX)).isNotEmpty();
    assertThat(comparable("TIMESTAMP(6)", LocalDateTime.MIN)).isNotEmpty();
    assertThat(comparable("TIMESTAMP(6) WITH TIME ZONE", OffsetDateTime.MAX)).isNotEmpty();
    assertThat(comparable("TINYINT", new BigDecimal("1E+300000000"))).isNotEmpty();
    assertThat(comparable("VARCHAR(1)", "far too long")).isNotEmpty();
  }

  @Test
  void aZoneIsKeptAndEqualInstantsAreEqual() throws Exception {
    OffsetDateTime noon = OffsetDateTime.parse("2024-06-01T12:00:00+05:30");
    OffsetDateTime utc = noon.withOffsetSameInstant(ZoneOffset.UTC);
    assertThat(stored("TIMESTAMPTZ", noon)).isEqualTo(noon);
    assertThat(comparable("TIMESTAMPTZ", noon)).isEqualTo(comparable("TIMESTAMPTZ", utc));
  }

  @Test
  void numbersAreEqualWhateverTheirScaleAndClass() throws Exception {
    byte[] one = comparable("BIGINT", 1L);
    assertThat(comparable("DECIMAL(12,2)", new BigDecimal("1.00"))).isEqualTo(one);
    assertThat(comparable("INTEGER", new BigDecimal("1.0"))).isEqualTo(one);
    assertThat(comparable("INTEGER", new BigDecimal("1.5"))).isNotEqualTo(one);
    assertThat(comparable("DECIMAL(5,0)", 100L))
        .isEqualTo(comparable("DECIMAL(5,0)", new BigDecimal("1E2")));
    assertThat(comparable("DECIMAL(5,0)", new BigDecimal("0E-9")))
        .isEqualTo(comparable("BIGINT", 0L));
  }

  @Test
  void floatingNumbersHaveOneZeroOneNanAndAClassOfTheirOwn() throws Exception {
    byte[] zero = comparable("DOUBLE", 0.0);
    assertThat(comparable("DOUBLE", -0.0)).isEqualTo(zero);
    assertThat(comparable("REAL", -0.0f)).isEqualTo(zero);
    assertThat(zero).isNotEqualTo(comparable("BIGINT", 0L));
    double otherNan = Double.longBitsToDouble(0x7ff8000000000001L);
    assertThat(comparable("DOUBLE", otherNan)).isEqualTo(comparable("DOUBLE", Double.NaN));
    assertThat(comparable("REAL", 0.1f)).isNotEqualTo(comparable("DOUBLE", 0.1));
  }

  @Test
  void exactTextIsComparedByItsCodePoints() throws Exception {
    assertThat(comparable("TEXT", "\u00eb")).isNotEqualTo(comparable("TEXT", "e\u0308"));
    assertThat(comparable("TEXT", "a")).isNotEqualTo(comparable("TEXT", "A"));
    assertThat(comparable("VARCHAR(9)", "a ")).isNotEqualTo(comparable("VARCHAR(9)", "a"));
    assertThat(comparable("CHAR(9)", "a ")).isEqualTo(comparable("VARCHAR(9)", "a"));
    assertThat(comparable("CHAR(9)", "a\u00a0")).isNotEqualTo(comparable("CHAR(9)", "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "straße,STRASSE",
    "ẞ,ss",
    "ΟΔΟΣ,οδος",
    "ς,σ",
    "İ,i̇",
    "ｶﾞ,ガ",
    "ﬁ,FI",
    "Å,å",
    "ǆ,Ǆ",
    "ꭰ,Ꭰ",
    "µ,Μ"
  })
  void textIsFoldedAsUnicodeDoes(String one, String other) throws Exception {
    assertThat(folded(one)).isEqualTo(folded(other));
  }

  @ParameterizedTest
  @CsvSource({"ı,i", "İ,i", "I,ı", "が,か", "ガ,が", "é,e", "o,ø"})
  void otherLettersStayDifferent(String one, String other) throws Exception {
    assertThat(folded(one)).isNotEqualTo(folded(other));
  }
}
