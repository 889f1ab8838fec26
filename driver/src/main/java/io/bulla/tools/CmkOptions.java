package io.bulla.tools;

import io.bulla.jdbc.CmkAdministration;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.KmsSettings;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which CMK of which key service. */
final class CmkOptions {
  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy whose kms: section says how to reach the KMS; as bulla.policy.")
  @Nullable String policy;

  @Option(
      names = "--cmk",
      paramLabel = "CMK",
      description = "Another CMK than the policy's: a key id or alias/NAME.")
  @Nullable String cmk;

  KmsSettings settings() throws SQLException {
    Properties properties = new Properties();
    if (policy != null) {
      properties.setProperty("bulla.policy", policy);
    }
    KmsSettings kms = CmkAdministration.settings(properties);
    return cmk == null ? kms : new KmsSettings(kms.provider(), Optional.of(cmk), kms.settings());
  }

  CmkOperations operations() throws SQLException, KmsException {
    return CmkAdministration.open(new Properties(), settings());
  }

  /** The key id; an alias is looked up. */
  String id() throws SQLException, KmsException {
    Optional<String> named = settings().cmk();
    if (named.isPresent() && !named.get().startsWith("alias/")) {
      return named.get();
    }
    try (CmkOperations operations = operations()) {
      return operations.describe().id();
    }
  }
}
