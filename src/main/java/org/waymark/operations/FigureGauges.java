package org.waymark.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;

/** The figures as gauges. All nodes say the same of the database, so a dashboard takes the largest. */
@Component
class FigureGauges implements MeterBinder {

    private final Figures figures;
    private final List<String> works;

    FigureGauges(Figures figures, List<DueWork<?>> works) {
        this.figures = figures;
        this.works = Stream.concat(works.stream().map(DueWork::name), Stream.of(Figures.OTHER_WORK))
                .sorted()
                .toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waymark.figures.whole", figures, all -> all.current().whole() ? 1 : 0)
                .description("1 where the database answered; without it there are no figures from it")
                .register(registry);
        for (Figure figure : Figure.values()) {
            Gauge.builder(figure.metric(), figures, all -> all.current().of(figure))
                    .description(figure.meaning())
                    .register(registry);
        }
        for (String work : works) {
            Gauge.builder(
                            "waymark.work.waiting",
                            figures,
                            all -> all.current().due(work).waiting())
                    .tag("work", work)
                    .description("Work that could be done by now and is not")
                    .register(registry);
            Gauge.builder(
                            "waymark.work.age.seconds",
                            figures,
                            all -> all.current().due(work).oldest())
                    .tag("work", work)
                    .description("How long the oldest of it has waited")
                    .register(registry);
        }
        for (Need need : Need.values()) {
            Gauge.builder("waymark.needs", figures, all -> need.count(all.current()))
                    .tag("what", need.key())
                    .description("What waits for a person, as the operator's page Today says it")
                    .register(registry);
        }
    }
}
