package io.bulla.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** What Bulla tells of statements. Thread-safe. */
public final class Bulla {
  private Bulla() {}

  /**
   * Says what becomes of a statement on a connection, as the connection is now. Nothing is run.
   *
   * @param connection one of Bulla's, or a pool's around one
   * @throws SQLException when the connection is not Bulla's or the catalog cannot be read
   */
  public static Explanation explain(Connection connection, String sql) throws SQLException {
    BullaConnection ours =
        connection instanceof BullaConnection direct
            ? direct
            : connection.unwrap(BullaConnection.class);
    return Explanation.of(sql, ours.session().translate(sql, ours.state()));
  }

  /**
   * Explains statements from the tables of a database, whether they are sealed already or not.
   * Nothing is written to it and no key is asked for.
   *
   * @param url as {@link BullaDriver} takes it
   * @param info user, password and settings, as {@link BullaDriver} takes them
   * @throws SQLException when a policy or setting is wrong or the database cannot be reached
   */
  public static Explainer explainer(String url, Properties info) throws SQLException {
    BullaUrl parsed = BullaUrl.parse(url);
    Settings settings = Settings.of(parsed.settings(), info, System::getenv).checked();
    return LiveExplainer.open(
        BullaDriver.openReal(parsed.realUrl(), Settings.withoutOwn(info)),
        PolicySource.readAll(settings.text(Setting.POLICY)));
  }
}
