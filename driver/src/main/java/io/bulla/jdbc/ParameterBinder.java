package io.bulla.jdbc;

import io.bulla.cipher.ColumnCipher;
import io.bulla.keys.KeyException;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Change;
import io.bulla.sql.ValueSource.Literal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds what the application sets to the delegate's positions: clear values at once, sealed ones at
 * every execution with a fresh nonce. Used by one thread at a time, as its statement.
 */
final class ParameterBinder {
  private final Session session;
  private final SessionState state;
  private final ParameterLayout layout;
  private final PreparedStatement delegate;
  private final ColumnValues values;
  private final @Nullable Given[] given;
  private final @Nullable LoneParameters lone;

  private static final Given NULL = new Given(null, null, null, SessionZone.JVM);

  /** A parameter's values; all null for SQL NULL. No toString. */
  private static final class Given {
    final byte @Nullable [] canonical;
    final @Nullable Object stored;
    final @Nullable Object compared;
    final SessionZone zone;

    /**
     * @param canonical what a cell of it holds; null when it is not stored
     * @param stored the value that comes back from the cell; null when nobody asks for it
     * @param compared the value that stored ones are compared with; null when none is
     * @param zone of the session when it was set
     */
    Given(
        byte @Nullable [] canonical,
        @Nullable Object stored,
        @Nullable Object compared,
        SessionZone zone) {
      this.canonical = canonical;
      this.stored = stored;
      this.compared = compared;
      this.zone = zone;
    }
  }

  ParameterBinder(BullaConnection connection, ParameterLayout layout, PreparedStatement delegate) {
    this.session = connection.session();
    this.state = connection.state();
    this.layout = layout;
    this.delegate = delegate;
    this.values = new ColumnValues(session, state);
    this.given = new Given[layout.count() + 1];
    this.lone = layout.hasLone() ? new LoneParameters(layout) : null;
  }

  DriverManner manner() {
    return session.manner();
  }

  /** Whether a parameter is an array, whose elements meet a sealed column. */
  boolean isArray(int parameter) {
    return layout.isArray(parameter);
  }

  /** Parameters of the application's text. */
  int parameterCount() {
    return layout.count();
  }

  /** The sealed column a parameter meets; null for a clear parameter. */
  @Nullable SealedColumn sealed(int parameter) throws SQLException {
    return layout.sealed(parameter);
  }

  /**
   * The delegate's positions of a clear parameter; not to be changed.
   *
   * @throws SQLException 0A000 when the parameter meets a sealed column
   */
  int[] clear(int parameter) throws SQLException {
    SealedColumn column = sealed(parameter);
    if (column != null) {
      throw Errors.unsupported(
          column.label() + " is sealed and does not take a value of this class.");
    }
    return layout.clear(parameter);
  }

  /** The positions of a clear parameter whose value is sent as it is; null for all others. */
  int @Nullable [] direct(int parameter) throws SQLException {
    boolean direct =
        sealed(parameter) == null
            && !layout.isNullTest(parameter)
            && layout.literalTest(parameter) == null
            && !layout.isLone(parameter);
    return direct ? layout.clear(parameter) : null;
  }

  /**
   * Sends no more of a parameter than whether it is NULL, if that is all the text asks.
   *
   * @return false when the value itself is to be set
   */
  boolean tested(int parameter, boolean isNull) throws SQLException {
    if (!layout.isNullTest(parameter)) {
      return false;
    }
    for (int position : layout.clear(parameter)) {
      if (isNull) {
        delegate.setNull(position, Types.INTEGER);
      } else {
        delegate.setInt(position, 1);
      }
    }
    return true;
  }

  /** Sends a clear parameter's value now, or at the execution where it has to be looked at. */
  void send(int parameter, @Nullable Object value, LoneParameters.Sending sending)
      throws SQLException {
    if (lone != null && layout.isLone(parameter)) {
      lone.keep(parameter, value, sending);
      return;
    }
    List<Literal> literals = layout.literalTest(parameter);
    Object sent = literals == null || value == null ? value : LiteralTests.sent(literals, value);
    for (int position : clear(parameter)) {
      if (sent == value) {
        sending.to(position);
      } else {
        delegate.setObject(position, sent);
      }
    }
  }

  /** Keeps the value of a sealed parameter; refuses at once what the column does not take. */
  void keep(
      int parameter,
      SealedColumn column,
      @Nullable Object value,
      java.util.@Nullable Calendar calendar)
      throws SQLException {
    // of a numbered parameter another place may ask
    tested(parameter, value == null);
    if (layout.isArray(parameter)) {
      if (lone != null) {
        lone.seal(parameter, column, value);
      }
      given[parameter] =
          value == null
              ? NULL
              : new Given(
                  null,
                  null,
                  ArrayElements.of(column, session.manner(), value, state.zone()),
                  SessionZone.JVM);
      return;
    }
    // a stream is read once only
    Object read = value == null ? null : Streams.read(column.label(), value);
    List<Change> changes = layout.changes(parameter);
    Object made = changes == null ? read : Changes.made(changes, read);
    if (lone != null) {
      lone.seal(parameter, column, made == read ? read : new Object[] {read, made});
    }
    given[parameter] = made == null ? NULL : given(parameter, column, made, calendar);
  }

  private Given given(
      int parameter, SealedColumn column, Object read, java.util.@Nullable Calendar calendar)
      throws SQLException {
    byte[] canonical = null;
    Object stored = null;
    if (layout.isStored(parameter)) {
      canonical = values.canonical(column, read, calendar);
      stored = layout.isStoredOpened(parameter) ? ColumnValues.decoded(column, canonical) : null;
    }
    Object compared = null;
    if (layout.isCompared(parameter)) {
      ComparedKinds.check(column, read, session.manner());
      compared = values.compared(column, read, calendar);
    }
    // PostgreSQL reads a parameter when it is executed, H2 when it is set
    boolean late = column.type().kind().isTemporal() && session.manner() == DriverManner.POSTGRESQL;
    return new Given(canonical, stored, compared, late ? state.zone() : SessionZone.JVM);
  }

  SessionZone zone() throws SQLException {
    return state.zone();
  }

  void clearParameters() {
    Arrays.fill(given, null);
    if (lone != null) {
      lone.clear();
    }
  }

  /**
   * Seals every sealed value anew and sets it at the delegate; before each execution and addBatch.
   *
   * @throws SQLException 07001 when a sealed parameter was never set
   */
  void bind() throws SQLException {
    if (lone != null) {
      lone.send();
    }
    for (int position = 1; position <= layout.positions(); position++) {
      Binding binding = layout.binding(position);
      if (binding instanceof Binding.Cell cell) {
        byte[] bytes = cell(cell);
        if (bytes == null) {
          delegate.setNull(position, Types.VARBINARY);
        } else {
          delegate.setBytes(position, bytes);
        }
      } else if (binding instanceof Binding.Token token) {
        bindToken(position, token(token));
      } else if (binding instanceof Binding.Tokens tokens) {
        bindTokens(position, tokens);
      }
    }
  }

  private void bindToken(int position, byte @Nullable [] token) throws SQLException {
    if (token == null) {
      delegate.setNull(position, Types.VARBINARY);
    } else if (session.manner() == DriverManner.H2) {
      // of the column's own type, or H2 converts it for each comparison
      delegate.setObject(position, token, Types.BINARY);
    } else {
      delegate.setBytes(position, token);
    }
  }

  private void bindTokens(int position, Binding.Tokens tokens) throws SQLException {
    Object values = given(tokens.parameter()).compared;
    if (values == null) {
      delegate.setNull(position, Types.ARRAY);
      return;
    }
    Object[] elements = (Object[]) values;
    byte[][] bytes = new byte[elements.length][];
    for (int i = 0; i < elements.length; i++) {
      bytes[i] = token(tokens.column(), tokens.kind(), elements[i]);
    }
    if (session.manner() == DriverManner.POSTGRESQL) {
      delegate.setArray(position, delegate.getConnection().createArrayOf("bytea", bytes));
    } else {
      delegate.setObject(position, bytes);
    }
  }

  private byte @Nullable [] cell(Binding.Cell cell) throws SQLException {
    SealedColumn column = cell.column();
    if (cell.source() instanceof ValueSource.Literal literal) {
      Object value = Inputs.ofLiteral(column.label(), literal);
      byte[] canonical = values.canonical(column, value, null);
      if (cell.exact()) {
        Object read = values.compared(column, value, null);
        ColumnValues.refuseChanged(column, ColumnValues.decoded(column, canonical), read);
      }
      return cipher(column).seal(canonical);
    }
    Given value = given(((ValueSource.Parameter) cell.source()).index());
    if (cell.exact() && value.stored != null) {
      ColumnValues.refuseChanged(column, value.stored, value.compared);
    }
    return value.canonical == null ? null : cipher(column).seal(value.canonical);
  }

  private byte @Nullable [] token(Binding.Token token) throws SQLException {
    SealedColumn column = token.column();
    Object value = compared(token, token.stored());
    if (value != null && token.use() == Binding.Use.BOTH) {
      ColumnValues.refuseChanged(column, value, compared(token, false));
    }
    return token(column, token.kind(), value);
  }

  private byte @Nullable [] token(SealedColumn column, SearchKind kind, @Nullable Object value)
      throws SQLException {
    return value == null
        ? null
        : cipher(column).token(kind, ColumnValues.comparable(column, value));
  }

  /** The value of which a token is made. */
  private @Nullable Object compared(Binding.Token token, boolean stored) throws SQLException {
    if (token.source() instanceof ValueSource.Literal literal) {
      SealedColumn column = token.column();
      Object value = Inputs.ofLiteral(column.label(), literal);
      return stored
          ? ColumnValues.decoded(column, values.canonical(column, value, null))
          : values.compared(column, value, null);
    }
    Given value = given(((ValueSource.Parameter) token.source()).index());
    return stored ? value.stored : value.compared;
  }

  private Given given(int parameter) throws SQLException {
    Given value = given[parameter];
    if (value == null) {
      throw Errors.missingParameter(parameter);
    }
    if (value.zone != SessionZone.JVM && !value.zone.isSame(state.zone())) {
      throw Errors.unsupported(
          "parameter "
              + parameter
              + " was set before the session's time zone was. Set it again: it may mean another"
              + " moment now.");
    }
    return value;
  }

  private ColumnCipher cipher(SealedColumn column) throws SQLException {
    try {
      return session.keys(column).column(column.name());
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }
}
