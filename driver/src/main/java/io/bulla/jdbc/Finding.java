package io.bulla.jdbc;

/**
 * Something that is not as it should be.
 *
 * @param table as stored
 * @param column as stored; empty if it concerns no single column
 * @param row the primary key; empty if it concerns no single row
 * @param problem what it is
 */
public record Finding(String table, String column, String row, String problem) {}
