package org.waymark.lti;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface LaunchHandoverRepository extends JpaRepository<LaunchHandover, String> {

    @Modifying
    @Query("delete from LaunchHandover h where h.codeHash = :codeHash")
    int remove(String codeHash);

    @Modifying
    @Query("delete from LaunchHandover h where h.expiresAt <= :now")
    int removeExpired(Instant now);
}
