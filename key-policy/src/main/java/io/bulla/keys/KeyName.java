package io.bulla.keys;

/**
 * What a data key is for.
 *
 * @param name the table, or the join group for purpose {@code joins}
 */
record KeyName(String schema, String name, String purpose) {
  static final String CELL = "cell";
  static final String INDEX = "index";
  static final String JOINS = "joins";

  static KeyName of(DataKeyRow row) {
    return new KeyName(row.schema(), row.table(), row.purpose());
  }

  @Override
  public String toString() {
    return purpose + " key of " + (purpose.equals(JOINS) ? "join group " : "table ") + name;
  }
}
