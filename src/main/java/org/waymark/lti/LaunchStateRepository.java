package org.waymark.lti;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface LaunchStateRepository extends JpaRepository<LaunchState, String> {

    @Query("""
            select new org.waymark.lti.OpenedLaunch(s, r)
            from LaunchState s, LtiRegistration r where s.state = :state and r.id = s.registration""")
    Optional<OpenedLaunch> opened(String state);

    @Query("select s.state from LaunchState s where s.expiresAt <= :now")
    List<String> expired(Instant now, Limit most);

    @Modifying
    @Query("delete from LaunchState s where s.state in :states")
    int removeAll(List<String> states);
}
