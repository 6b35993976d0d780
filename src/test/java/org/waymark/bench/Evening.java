package org.waymark.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Teachers at work on what they have begun, and the things that they do. */
class Evening {

    private final List<PlatformStub.Teacher> teachers;

    private Evening(List<PlatformStub.Teacher> teachers) {
        this.teachers = teachers;
    }

    static Evening of(int teachers, PlatformStub platform) throws Exception {
        List<PlatformStub.Teacher> begun = new ArrayList<>();
        for (int n = 0; n < teachers; n++) {
            begun.add(platform.teacher("teacher-" + n));
        }
        return new Evening(begun);
    }

    interface Deed {
        void of(PlatformStub.Teacher teacher, int number) throws Exception;
    }

    static Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put("the task list", (teacher, n) -> teacher.reads(teacher.work()));
        deeds.put("home", (teacher, n) -> teacher.reads("/home"));
        deeds.put("one evidence", (teacher, n) -> teacher.reads(teacher.work() + "/evidence/A1"));
        deeds.put("the catalogue", (teacher, n) -> teacher.reads("/credentials"));
        deeds.put("an answer, read and kept", (teacher, n) -> teacher.writes("/overview", "What I tried, number " + n));
        return deeds;
    }

    /** One thing many times over, by one teacher after the other. */
    void repeat(Deed deed, int times) throws Exception {
        for (int n = 0; n < times; n++) {
            deed.of(teachers.get(n % teachers.size()), n);
        }
    }

    /** How long each waited for each thing, the shortest first. */
    List<Duration> together(double thinksSeconds, Duration evening) throws Exception {
        long end = System.nanoTime() + evening.toNanos();
        List<Callable<List<Duration>>> evenings = new ArrayList<>();
        for (int n = 0; n < teachers.size(); n++) {
            // Unlike those of Random, its first numbers differ where its seeds are neighbours: nobody begins at once.
            SplittableRandom random = new SplittableRandom(n);
            PlatformStub.Teacher teacher = teachers.get(n);
            evenings.add(() -> {
                Thread.sleep((long) (random.nextDouble() * thinksSeconds * 1000));
                List<Duration> waited = new ArrayList<>();
                while (System.nanoTime() < end) {
                    waited.add(something(teacher, random, waited.size()));
                    Thread.sleep((long) (-Math.log(1 - random.nextDouble()) * thinksSeconds * 1000));
                }
                return waited;
            });
        }
        return all(evenings);
    }

    /** Each does as many things as fast as they can; how long each waited, the shortest first. */
    List<Duration> hurry(int things) throws Exception {
        List<Callable<List<Duration>>> evenings = new ArrayList<>();
        for (int n = 0; n < teachers.size(); n++) {
            SplittableRandom random = new SplittableRandom(n);
            PlatformStub.Teacher teacher = teachers.get(n);
            evenings.add(() -> {
                List<Duration> waited = new ArrayList<>();
                while (waited.size() < things) {
                    waited.add(something(teacher, random, waited.size()));
                }
                return waited;
            });
        }
        return all(evenings);
    }

    private static Duration something(PlatformStub.Teacher teacher, SplittableRandom random, int number)
            throws Exception {
        List<Deed> deeds = List.copyOf(deeds().values());
        Deed deed = deeds.get(random.nextInt(deeds.size()));
        long began = System.nanoTime();
        deed.of(teacher, number);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static List<Duration> all(List<Callable<List<Duration>>> evenings) throws Exception {
        ExecutorService each = Executors.newFixedThreadPool(evenings.size());
        try {
            List<Duration> waited = new ArrayList<>();
            for (Future<List<Duration>> one : each.invokeAll(evenings)) {
                waited.addAll(one.get());
            }
            waited.sort(null);
            return waited;
        } catch (ExecutionException e) {
            throw new AssertionError("A page failed", e.getCause());
        } finally {
            each.shutdownNow();
        }
    }
}
