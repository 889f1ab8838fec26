package io.bulla.jdbc;

import io.bulla.keys.KeyEvents;
import io.bulla.keys.KmsCalled;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.policy.KmsSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What operators do with a CMK itself, without a database. */
public final class CmkAdministration {
  private CmkAdministration() {}

  /**
   * The settings of the key service that the first policy names, without a database.
   *
   * @throws SQLException when a policy or setting is wrong
   */
  public static KmsSettings settings(Properties info) throws SQLException {
    Settings settings = Settings.of(Map.of(), info, System::getenv).checked();
    List<PolicySource> sources = PolicySource.readAll(settings.text(Setting.POLICY));
    return sources.get(0).policy().kms().primary();
  }

  /**
   * The operations on a CMK, each call of which is told to the audit log of the settings.
   *
   * @throws SQLException when a setting is wrong
   * @throws KmsException when the provider has none, or refuses its settings
   */
  public static CmkOperations open(Properties info, KmsSettings kms)
      throws SQLException, KmsException {
    Settings settings = Settings.of(Map.of(), info, System::getenv).checked();
    KeyEvents audit = Audit.of(settings.text(Setting.AUDIT));
    CmkOperations operations = KmsProviders.named(kms.provider()).operations(kms);
    operations.listen(call -> audit.on(new KmsCalled(kms.provider(), call)));
    return operations;
  }
}
