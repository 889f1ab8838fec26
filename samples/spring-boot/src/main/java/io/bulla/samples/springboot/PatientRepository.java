package io.bulla.samples.springboot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What Spring Data makes of names and of two queries. */
public interface PatientRepository extends JpaRepository<Patient, Long> {
  Optional<Patient> findByPhone(String phone);

  boolean existsByPhone(String phone);

  List<Patient> findByPhoneInOrderByName(Collection<String> phones);

  List<Patient> findByPhoneIsNull();

  long countByPhoneNot(String phone);

  Page<Patient> findByNameStartingWith(String start, Pageable page);

  long deleteByPhone(String phone);

  @Modifying(clearAutomatically = true)
  @Query("update Patient p set p.phone = :next where p.phone = :last")
  int changePhone(String last, String next);

  @Query("select p from Patient p where p.phone = :phone and p.name <> :name")
  List<Patient> othersWithPhone(String phone, String name);
}
