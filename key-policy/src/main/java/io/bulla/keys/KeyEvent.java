package io.bulla.keys;

/**
 * What happens to keys and cells, for an audit log: names, ids, codes and messages, never a key or
 * a value. {@code docs/audit.md} describes the fields; a new kind is one record here and one row
 * there.
 */
public sealed interface KeyEvent
    permits KmsCalled,
        KeyEvent.KeyChanged,
        KeyEvent.KeyFailed,
        KeyEvent.StaleUse,
        KeyEvent.SecondaryMissing,
        KeyEvent.ColumnChanged,
        KeyEvent.KeyWork,
        KeyEvent.CellFailed {

  /** How it went. */
  enum Outcome {
    /** As asked. */
    SUCCESS,
    /** The KMS, a check or the policy said no. */
    REFUSED,
    /** No answer; asking again may help. */
    UNREACHABLE
  }

  /** What happened, in one word that never changes: {@code KeyCreated}, {@code Decrypt}. */
  String eventName();

  /** Who says so: {@code bulla}, or {@code kms.} and the provider for calls of the KMS. */
  default String eventSource() {
    return "bulla";
  }

  default Outcome outcome() {
    return Outcome.SUCCESS;
  }

  /** What it happened to: a type and names, with slashes between. */
  String resource();

  /** The CMK; empty if it is not about one. */
  default String cmkId() {
    return "";
  }

  /** The KMS's id of the call, which CloudAudit has too; empty if there is none. */
  default String requestId() {
    return "";
  }

  /** The service's code or Bulla's kind of failure; empty on success. */
  default String errorCode() {
    return "";
  }

  /** For people; empty on success. */
  default String message() {
    return "";
  }

  /** Of a call; -1 for what has no duration. */
  default long durationMillis() {
    return -1;
  }

  /**
   * Which data key.
   *
   * @param schema empty, with all else, before a key is known
   * @param name the table, or the join group for purpose {@code joins}
   * @param purpose {@code cell}, {@code index} or {@code joins}
   * @param keyId unsigned
   */
  record Key(String schema, String name, String purpose, int keyId) {
    /** The key of a row. */
    public static Key of(DataKeyRow row) {
      return new Key(row.schema(), row.table(), row.purpose(), row.keyId());
    }

    static Key of(KeyName name, int keyId) {
      return new Key(name.schema(), name.name(), name.purpose(), keyId);
    }

    String resource() {
      return "key/%s/%s/%s/%s".formatted(schema, name, purpose, Integer.toUnsignedString(keyId));
    }
  }

  /** What became of a key. */
  enum Change {
    /** Generated, and its row inserted. */
    CREATED("KeyCreated"),
    /** Unwrapped for the first time in this process. */
    UNWRAPPED("KeyUnwrapped"),
    /** Unwrapped again, because its TTL was over. */
    CONFIRMED("KeyConfirmed"),
    /** It writes from now on. */
    ACTIVATED("KeyActivated"),
    /** A newer version writes; it reads until no cell names it. */
    RETIRED("KeyRetired"),
    /** No cell names it any more: its wrapped key was overwritten. */
    DESTROYED("KeyDestroyed"),
    /** Wrapped by another CMK, or a newer version of the same. */
    REWRAPPED("KeyRewrapped"),
    /** Destroyed to make its cells unreadable for ever. */
    SHREDDED("KeyShredded"),
    /** A second CMK wraps it too. */
    SECONDARY_ADDED("SecondaryAdded"),
    /** The primary CMK's service did not answer; the second CMK opened it. */
    SECONDARY_USED("SecondaryUsed");

    private final String eventName;

    Change(String eventName) {
      this.eventName = eventName;
    }
  }

  /**
   * A key changed.
   *
   * @param cmkId the CMK that wraps or unwrapped it
   * @param requestId of the call that did it; empty if there is none
   */
  record KeyChanged(Change change, Key key, String cmkId, String requestId) implements KeyEvent {
    /** A change that no call of the KMS belongs to. */
    public static KeyChanged of(Change change, DataKeyRow row) {
      return new KeyChanged(change, Key.of(row), row.cmkId(), "");
    }

    @Override
    public String eventName() {
      return change.eventName;
    }

    @Override
    public String resource() {
      return key.resource();
    }
  }

  /**
   * A key cannot be had or not be trusted.
   *
   * @param errorCode the service's; if it has none, the kind of failure
   */
  record KeyFailed(
      Key key, Outcome outcome, String cmkId, String requestId, String errorCode, String message)
      implements KeyEvent {
    @Override
    public String eventName() {
      return outcome == Outcome.UNREACHABLE ? "KmsUnreachable" : "KeyRefused";
    }

    @Override
    public String resource() {
      return key.resource();
    }
  }

  /**
   * Keys past their TTL stay in use within {@code maxStale}, since the KMS is unreachable.
   *
   * @param tables whose keys
   */
  record StaleUse(String tables, String message) implements KeyEvent {
    @Override
    public String eventName() {
      return "StaleUse";
    }

    @Override
    public Outcome outcome() {
      return Outcome.UNREACHABLE;
    }

    @Override
    public String resource() {
      return "tables/" + tables;
    }
  }

  /**
   * A second CMK could not be given to a key. Tried again at the next start.
   *
   * @param outcome {@code UNREACHABLE} or {@code REFUSED}
   */
  record SecondaryMissing(
      Key key, Outcome outcome, String requestId, String errorCode, String message)
      implements KeyEvent {
    @Override
    public String eventName() {
      return "SecondaryMissing";
    }

    @Override
    public String resource() {
      return key.resource();
    }
  }

  /**
   * A column got its identity or moved on.
   *
   * @param state {@code plaintext}, {@code migrating} or {@code sealed}
   */
  record ColumnChanged(String schema, String table, String column, String state)
      implements KeyEvent {
    @Override
    public String eventName() {
      return switch (state) {
        case "sealed" -> "ColumnSealed";
        case "migrating" -> "ColumnMigrating";
        default -> "ColumnPlaintext";
      };
    }

    @Override
    public String resource() {
      return "column/%s/%s/%s".formatted(schema, table, column);
    }
  }

  /** Where a tool is in its work. */
  enum Step {
    STARTED("Started"),
    FINISHED("Finished"),
    /** Stopped before its end; running it again goes on. */
    STOPPED("Stopped");

    private final String word;

    Step(String word) {
      this.word = word;
    }
  }

  /**
   * A tool's work on the keys of a table.
   *
   * @param work {@code Rotation}, {@code Rewrap}, {@code Shred} ...: the event's name begins with
   *     it
   * @param cells how many cells were sealed again; 0 where that is not its work
   */
  record KeyWork(String work, Step step, String schema, String table, long cells)
      implements KeyEvent {
    @Override
    public String eventName() {
      return work + step.word;
    }

    @Override
    public String resource() {
      return "table/%s/%s".formatted(schema, table);
    }

    @Override
    public String message() {
      return cells == 0 ? "" : cells + " cells";
    }
  }

  /** A cell did not open: it was changed, belongs elsewhere, or names a key that is not there. */
  record CellFailed(String schema, String table, String column, String errorCode, String message)
      implements KeyEvent {
    @Override
    public String eventName() {
      return "CellFailed";
    }

    @Override
    public Outcome outcome() {
      return Outcome.REFUSED;
    }

    @Override
    public String resource() {
      return "column/%s/%s/%s".formatted(schema, table, column);
    }
  }
}
