package org.waymark.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What happens on which day of a past, lived through with a clock that is set; nothing happens at weekends. */
final class Timeline {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final LocalDate begins;
    private final Consumer<Instant> clock;
    private final TreeMap<LocalDate, List<Runnable>> days = new TreeMap<>();

    Timeline(LocalDate begins, Consumer<Instant> clock) {
        this.begins = begins;
        this.clock = clock;
    }

    LocalDate begins() {
        return begins;
    }

    /** Goes to the beginning. */
    void begin() {
        goTo(begins);
    }

    /** So many days after the beginning, or on the Monday after them. */
    void after(int count, Runnable what) {
        LocalDate day = begins.plusDays(count);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        days.computeIfAbsent(day, any -> new ArrayList<>()).add(what);
    }

    /**
     * Lives through all days on which something happens, what one of them brings to later ones included.
     *
     * @param morning what is done first on each of them
     */
    void live(Runnable morning) {
        while (!days.isEmpty()) {
            LocalDate day = days.firstKey();
            goTo(day);
            morning.run();
            Objects.requireNonNull(days.remove(day)).forEach(Runnable::run);
        }
    }

    private void goTo(LocalDate day) {
        clock.accept(day.atTime(LocalTime.of(15, 30)).atZone(ZONE).toInstant());
    }
}
