package org.waymark.people.districts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** What districts decide for themselves: two small reads, never kept, so that every node sees a change at once. */
@Service
@Transactional
public class DistrictSettings {

    /** When a school year begins where nobody said. */
    static final MonthDay SHIPPED_START = MonthDay.of(7, 1);

    private final Districts districts;
    private final DistrictRecordRepository records;
    private final Clock clock;

    DistrictSettings(Districts districts, DistrictRecordRepository records, Clock clock) {
        this.districts = districts;
        this.records = records;
        this.clock = clock;
    }

    /** A district as it is now. */
    @Transactional(readOnly = true)
    public DistrictProfile of(DistrictId district) {
        DistrictCard card = districts.card(district);
        Optional<DistrictRecord> record = records.findById(district);
        ZoneId zone = ZoneId.of(card.zone());
        Set<LocalDate> closed = record.map(DistrictRecord::closedDays).orElse(List.of()).stream()
                .flatMap(ClosedDays::days)
                .collect(Collectors.toSet());
        return new DistrictProfile(
                card.name(),
                zone,
                locales(card.languages()),
                start(record.map(DistrictRecord::schoolYearStart).map(MonthDay::parse), zone),
                closed,
                record.map(DistrictRecord::policies).map(Policies::of).orElse(Policies.SHIPPED));
    }

    private LocalDate start(Optional<MonthDay> said, ZoneId zone) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        MonthDay start = said.orElse(SHIPPED_START);
        LocalDate thisYear = start.atYear(today.getYear());
        return today.isBefore(thisYear) ? start.atYear(today.getYear() - 1) : thisYear;
    }

    private static List<Locale> locales(String languages) {
        return Arrays.stream(languages.split(","))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .map(Locale::forLanguageTag)
                .toList();
    }
}
