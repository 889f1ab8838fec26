package io.bulla.jdbc;

import java.util.List;
import java.util.Optional;

/**
 * How a rotation ended.
 *
 * @param version the version that writes now
 * @param resumed whether an unfinished rotation was continued
 * @param resealed cells, by this run
 * @param destroyed versions, by this run
 * @param findings cells that do not open and keep their version alive
 * @param unfinished why the old version stays, if it does for another reason
 */
public record Rotated(
    int version,
    boolean resumed,
    long resealed,
    int destroyed,
    List<Finding> findings,
    Optional<String> unfinished) {
  public Rotated {
    findings = List.copyOf(findings);
  }
}
