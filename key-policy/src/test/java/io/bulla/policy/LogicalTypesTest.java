package io.bulla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar(11)|VARCHAR(11)",
        "Character  Varying ( 20 )|VARCHAR(20)",
        "nvarchar(7)|VARCHAR(7)",
        "char|CHAR(1)",
        "longtext|TEXT",
        "INT(11)|INTEGER",
        "tinyint(1)|TINYINT",
        "numeric(12, 2)|DECIMAL(12,2)",
        "decimal(9)|DECIMAL(9,0)",
        "double precision|DOUBLE",
        "bool|BOOLEAN",
        "datetime(3)|TIMESTAMP(3)",
        "timestamp|TIMESTAMP",
        "timestamp(3) without time zone|TIMESTAMP(3)",
        "timestamp with time zone|TIMESTAMP WITH TIME ZONE",
        "time|TIME",
        "bytea|BLOB",
        "varbinary(16)|VARBINARY(16)",
        "date|DATE",
      })
  void aTypeIsReadWhateverItsSpelling(String declared, String type) {
    assertThat(LogicalTypes.parse(declared)).hasToString(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "varchar",
        "varchar(0)",
        "varchar(1,2)",
        "decimal",
        "decimal(66)",
        "decimal(4,5)",
        "timestamp(7)",
        "date(3)",
        "money",
        "int unsigned",
        "time with time zone",
        "int)"
      })
  void aTypeThatBreaksARuleIsRefused(String declared) {
    assertThatThrownBy(() -> LogicalTypes.parse(declared))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + declared + "'");
  }
}
