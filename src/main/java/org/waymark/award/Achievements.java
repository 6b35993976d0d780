package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** What badges stand for, as pages and pictures for everyone. */
@Service
@Transactional
public class Achievements {

    private final PlacedAchievementRepository placed;
    private final WaymarkSettings settings;
    private final Clock clock;

    Achievements(PlacedAchievementRepository placed, WaymarkSettings settings, Clock clock) {
        this.placed = placed;
        this.settings = settings;
        this.clock = clock;
    }

    /** Two addresses that work for anyone. */
    public record Addresses(String page, String picture) {}

    /**
     * The addresses of a version, which from now on work without a launch: an author places it where an LMS shows its
     * picture to everyone.
     */
    public Addresses place(DefinitionVersionId version, DistrictId district) {
        placed.add(UuidCreator.getTimeOrderedEpoch(), district.id(), version.id(), clock.instant());
        Achievement achievement = Achievement.of(district, version, settings);
        return new Addresses(achievement.url(), achievement.picture());
    }
}
