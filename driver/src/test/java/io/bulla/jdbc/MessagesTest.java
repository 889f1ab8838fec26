package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import io.bulla.sql.NameCase;
import io.bulla.sql.dialect.Dialects;
import java.sql.BatchUpdateException;
import java.sql.DataTruncation;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Token columns in messages and warnings are called by the columns they belong to. */
class MessagesTest {
  private static final ProtectedSchema SCHEMA =
      new ProtectedSchema(
          Dialects.H2,
          List.of("shop"),
          NameCase.EXACT,
          NameCase.EXACT,
          List.of(
              new ProtectedTable(
                  "shop",
                  "customer",
                  List.of(
                      new ProtectedColumn(
                          "ssn",
                          new LogicalType(LogicalType.Kind.VARCHAR, 11, 0),
                          Set.of(SearchKind.EQUALITY),
                          Comparison.EXACT,
                          SuiteName.XAES_256_GCM,
                          Optional.empty())))));

  private static List<String> messages(SQLException first) {
    List<String> seen = new ArrayList<>();
    for (SQLException each = first; each != null; each = each.getNextException()) {
      seen.add(each.getMessage());
    }
    return seen;
  }

  @Test
  void whatFollowsAnExceptionIsToldAsWell() {
    SQLException first = new BatchUpdateException("batch failed", "23505", 7, new int[] {1, -3});
    first.setNextException(new SQLException("duplicate customer_ssn__eq_key", "23505", 8));
    first.setNextException(new SQLException("the end", "23505", 9));
    SQLException told = Messages.logical(first, SCHEMA);
    assertThat(messages(told))
        .containsExactly("batch failed", "duplicate customer_ssn_key", "the end");
    assertThat(told.getCause()).isSameAs(first);
    assertThat(((BatchUpdateException) told).getUpdateCounts()).containsExactly(1, -3);
    assertThat(told.getNextException().getErrorCode()).isEqualTo(8);
  }

  @Test
  void warningsStayWarningsInTheirOrder() {
    SQLWarning first = new SQLWarning("for key 'ssn__eq'", "01000", 1062);
    first.setNextWarning(new DataTruncation(2, true, false, 9, 4));
    SQLWarning told = (SQLWarning) Messages.logical(first, SCHEMA);
    assertThat(told.getMessage()).isEqualTo("for key 'ssn'");
    assertThat(told.getErrorCode()).isEqualTo(1062);
    assertThat(((DataTruncation) told.getNextWarning()).getTransferSize()).isEqualTo(4);
  }

  @Test
  void whatNamesNoTokenColumnIsHandedOn() {
    SQLException first = new SQLException("no such customer", "42P01");
    first.setNextException(new SQLException("ssn__eq2"));
    assertThat(Messages.logical(first, SCHEMA) == first).isTrue();
  }

  @Test
  void aChainAsLongAsABatchIsTold() {
    SQLException first = new SQLException("first");
    SQLException last = first;
    for (int i = 0; i < 100_000; i++) {
      SQLException next = new SQLException("duplicate in ssn__eq");
      last.setNextException(next);
      last = next;
    }
    assertThat(messages(Messages.logical(first, SCHEMA)))
        .hasSize(100_001)
        .noneMatch(message -> message.contains("__eq"));
  }
}
