package io.bulla.sql.resolve;

/** A query that tells rows with sealed columns apart, and so must do it by their tokens. */
public sealed interface QueryShape permits SelectList.Distinct, SetOperation {}
