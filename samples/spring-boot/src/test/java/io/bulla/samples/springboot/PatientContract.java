package io.bulla.samples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.support.TransactionTemplate;

/** The application's own tests: the same, whatever the URL. */
abstract class PatientContract {
  @Autowired PatientRepository patients;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void fill() {
    patients.deleteAll();
    patients.saveAll(
        List.of(
            new Patient("Ada", "555-0101", LocalDate.of(1985, 12, 10)),
            new Patient("Ben", "555-0102", LocalDate.of(1990, 1, 31)),
            new Patient("Cleo", null, LocalDate.of(1979, 6, 2))));
  }

  @Test
  void aPatientIsFoundByPhone() {
    Patient found = patients.findByPhone("555-0101").orElseThrow();
    assertThat(found.getName()).isEqualTo("Ada");
    assertThat(found.getBirth()).isEqualTo(LocalDate.of(1985, 12, 10));
    assertThat(patients.existsByPhone("555-0102")).isTrue();
    assertThat(patients.findByPhone("555-0199")).isEmpty();
  }

  @Test
  void listsNullsAndInequalityAnswer() {
    assertThat(patients.findByPhoneInOrderByName(List.of("555-0102", "555-0101", "555-0100")))
        .extracting(Patient::getName)
        .containsExactly("Ada", "Ben");
    assertThat(patients.findByPhoneIsNull()).extracting(Patient::getName).containsExactly("Cleo");
    assertThat(patients.countByPhoneNot("555-0101")).isEqualTo(1);
    assertThat(patients.othersWithPhone("555-0101", "Ben")).hasSize(1);
  }

  @Test
  void pagesAreSortedByAPlainColumn() {
    assertThat(patients.findAll(PageRequest.of(0, 2, Sort.by("name").descending())))
        .extracting(Patient::getName)
        .containsExactly("Cleo", "Ben");
    assertThat(patients.findByNameStartingWith("A", PageRequest.of(0, 1)).getTotalElements())
        .isEqualTo(1);
  }

  @Test
  void anEntityIsChangedAndChangedBack() {
    transaction.executeWithoutResult(
        status -> patients.findByPhone("555-0101").orElseThrow().setPhone("555-0109"));
    assertThat(patients.findByPhone("555-0109")).isPresent();
    Integer changed = transaction.execute(status -> patients.changePhone("555-0109", "555-0101"));
    assertThat(changed).isEqualTo(1);
    assertThat(patients.findByPhone("555-0101")).isPresent();
  }

  @Test
  void aRollbackLeavesNothing() {
    transaction.executeWithoutResult(
        status -> {
          patients.save(new Patient("Dan", "555-0104", LocalDate.of(2001, 2, 3)));
          status.setRollbackOnly();
        });
    assertThat(patients.existsByPhone("555-0104")).isFalse();
    assertThat(patients.count()).isEqualTo(3);
  }

  @Test
  void thePhoneIsUnique() {
    assertThatThrownBy(
            () -> patients.save(new Patient("Eve", "555-0101", LocalDate.of(1999, 9, 9))))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aPatientIsDeletedByPhone() {
    Long deleted = transaction.execute(status -> patients.deleteByPhone("555-0102"));
    assertThat(deleted).isEqualTo(1);
    assertThat(patients.count()).isEqualTo(2);
  }
}
