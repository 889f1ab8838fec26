package io.bulla.sql.dialect;

/**
 * One lexical token of a statement; white space and comments are none.
 *
 * @param kind its class
 * @param start 0-based offset of its first character in the original text, in UTF-16 units
 * @param end offset after its last character
 */
public record Token(Kind kind, int start, int end) {
  /** Classes of tokens. */
  public enum Kind {
    /** A keyword or unquoted name. */
    WORD,
    /** A name in the dialect's identifier quotes. */
    QUOTED_NAME,
    /**
     * Any string or binary literal, prefix included ({@code N'..'}, {@code E'..'}, {@code X'..'},
     * dollar quotes).
     */
    STRING,
    /** A number. */
    NUMBER,
    /** The JDBC parameter {@code ?}; not the operators that contain it. */
    PARAMETER,
    /** {@code ( ) , ; .} and brackets, one character each. */
    PUNCTUATION,
    /** An operator of one or more characters. */
    OPERATOR,
    /** A session or system variable: {@code @name}, {@code @@global.name}. */
    VARIABLE,
    /** What the dialect has no name for; near a protected table it is a refusal. */
    OTHER
  }

  /** How many characters it has. */
  public int length() {
    return end - start;
  }
}
