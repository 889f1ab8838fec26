package io.bulla.cipher;

import io.bulla.policy.LogicalType;

/** The type byte of a cell; ids are never reused. */
final class TypeIds {
  private TypeIds() {}

  static int of(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT -> 1;
      case BINARY, VARBINARY, BLOB -> 2;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> 3;
      case DECIMAL -> 4;
      case DOUBLE -> 5;
      case REAL -> 6;
      case BOOLEAN -> 7;
      case DATE -> 8;
      case TIME -> 9;
      case TIMESTAMP -> 10;
      case TIMESTAMP_WITH_TIME_ZONE -> 11;
      case UUID -> 12;
      case JSON -> 13;
    };
  }
}
