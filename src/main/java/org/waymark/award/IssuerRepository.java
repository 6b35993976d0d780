package org.waymark.award;

import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

/** An issuer's id is its district's. */
interface IssuerRepository extends JpaRepository<Issuer, DistrictId> {}
