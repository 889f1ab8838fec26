package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.sql.ValueSource.Change;
import io.bulla.sql.ValueSource.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTestsTest {
  private static final String SECRET = "13800001111";

  private static List<Literal> texts(String... texts) {
    return Stream.of(texts).map(text -> new Literal(Literal.Kind.STRING, text)).toList();
  }

  private static List<Literal> numbers(String... texts) {
    return Stream.of(texts).map(text -> new Literal(Literal.Kind.NUMBER, text)).toList();
  }

  @Test
  void aLiteralIsSentAsItIs() throws SQLException {
    assertThat(LiteralTests.sent(texts("", "all"), "all")).isEqualTo("all");
    assertThat(LiteralTests.sent(texts("", "é"), "é")).isEqualTo("é");
    assertThat(LiteralTests.sent(numbers("0", "-1"), new BigDecimal("-1.00")))
        .isEqualTo(BigDecimal.valueOf(-1));
    assertThat(LiteralTests.sent(numbers("0"), 0L)).isEqualTo(0L);
  }

  @Test
  void allElseIsReplacedByWhatIsNoLiteral() throws SQLException {
    assertThat(LiteralTests.sent(texts(""), SECRET)).isEqualTo("a");
    assertThat(LiteralTests.sent(texts("A", "aa", ""), SECRET)).isEqualTo("aaa");
    assertThat(LiteralTests.sent(texts("-"), SECRET)).isEqualTo("a");
    assertThat(LiteralTests.sent(texts("", "é"), SECRET)).isEqualTo("aaaaaaa");
    assertThat(LiteralTests.sent(texts("é", "ééééééé"), "")).isEqualTo("");
    assertThat(LiteralTests.sent(texts(""), "张伟")).isEqualTo("a");
    assertThat(LiteralTests.sent(texts(""), "Иван")).isEqualTo("a");
    assertThat(LiteralTests.sent(texts("all"), "Müller")).isEqualTo("a");
  }

  @Test
  void aNumberKeepsItsClass() throws SQLException {
    List<Literal> literals = numbers("0", "1", "-1");
    for (Object value :
        List.of(
            5, 5L, (short) 5, (byte) 5, 5.5, 5.5f, BigInteger.TEN, new BigDecimal("86420975.10"))) {
      Object sent = LiteralTests.sent(literals, value);
      assertThat(sent).hasSameClassAs(value);
      assertThat(((Number) sent).intValue()).isEqualTo(2);
    }
  }

  /** Under some collation these are the literal, under others they are not. */
  @ParameterizedTest
  @CsvSource({
    "ALL, all",
    "' all', all",
    "all-, all",
    "äll, all",
    "i, J",
    "w, V",
    "é, e",
    "' ', ''",
    "-, ''",
    "\u0301, ''",
    "é, ß",
    "aall, åll"
  })
  void whatACollationMayTakeForTheLiteralIsRefused(String value, String literal) {
    assertThatThrownBy(() -> LiteralTests.sent(texts(literal), value))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "0A000")
        .hasMessageContaining("Test it in the application.");
  }

  @Test
  void whatIsOfAnotherClassIsRefused() {
    for (Object value : List.of(1, true, Date.valueOf("2020-01-01"), new byte[1])) {
      assertThatThrownBy(() -> LiteralTests.sent(texts(""), value))
          .hasFieldOrPropertyWithValue("SQLState", "0A000");
    }
    for (Object value : List.of("1", true, Double.NaN, Float.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> LiteralTests.sent(numbers("0"), value))
          .hasFieldOrPropertyWithValue("SQLState", "0A000");
    }
    assertThatThrownBy(() -> LiteralTests.sent(texts("", "é", "ééééééé"), "é1234567"))
        .hasMessageNotContaining("1234567");
  }

  @Test
  void functionsAreComputedInTheirOrder() throws SQLException {
    Change nullIf = new Change.NullIf(texts("none").get(0));
    Change replace = new Change.Replace(texts("-").get(0), texts("").get(0));
    assertThat(Changes.made(List.of(Change.Fold.TRIM), "  a b\t ")).isEqualTo("a b\t");
    assertThat(Changes.made(List.of(Change.Fold.TRIM, nullIf), " none ")).isNull();
    assertThat(Changes.made(List.of(nullIf, Change.Fold.UPPER), "a张1")).isEqualTo("A张1");
    assertThat(Changes.made(List.of(Change.Fold.UPPER), "a\ud83d\ude00"))
        .isEqualTo("A\ud83d\ude00");
    assertThat(Changes.made(List.of(replace, Change.Fold.LOWER), "-A-B-")).isEqualTo("ab");
    assertThat(Changes.made(List.of(replace), null)).isNull();
    Change ifNull = new Change.IfNull(texts("-X").get(0));
    assertThat(Changes.made(List.of(nullIf, ifNull, replace), "none")).isEqualTo("X");
    assertThat(Changes.made(List.of(ifNull, Change.Fold.LOWER), null)).isEqualTo("-x");
    assertThat(Changes.made(List.of(ifNull), "")).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"É", "ß", "ı", "\ud801\udc00", "\ud801", "ŉ"})
  void lettersWhoseCaseDatabasesChangeInWaysOfTheirOwnAreRefused(String text) {
    for (Change fold : List.of(Change.Fold.LOWER, Change.Fold.UPPER)) {
      assertThatThrownBy(() -> Changes.made(List.of(fold), text))
          .hasFieldOrPropertyWithValue("SQLState", "0A000")
          .satisfies(e -> assertThat(Objects.requireNonNull(e.getMessage())).doesNotContain(text));
    }
  }

  @Test
  void whatIsNoTextIsNotChanged() {
    assertThatThrownBy(() -> Changes.made(List.of(Change.Fold.TRIM), 5))
        .hasFieldOrPropertyWithValue("SQLState", "0A000");
  }
}
