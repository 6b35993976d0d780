package org.waymark;

/** The same with other values at each run; what it finds names the seed ({@code -Dwaymark.hostile.seed=...}). */
@OnPostgres
class HostileFormsThorough extends HostileFormsContract {

    private static final long SEED = Long.getLong("waymark.hostile.seed", System.nanoTime());

    @Override
    int rounds() {
        return 40;
    }

    @Override
    long seed() {
        return SEED;
    }
}
