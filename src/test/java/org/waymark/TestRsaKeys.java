package org.waymark;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * RSA keys for the tests: the first few that are asked for are made as ever, and handed out again in turn. Each costs half a
 * second of a compiler that starts fast, and a thousand tests ask for one.
 */
public final class TestRsaKeys implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Security.getProvider(Handed.NAME) == null) {
            Security.insertProviderAt(new Handed(), 1);
        }
    }

    private static final class Handed extends Provider {

        static final String NAME = "TestRsaKeys";

        Handed() {
            super(NAME, "1", "RSA keys of the tests");
            putService(new Service(this, "KeyPairGenerator", "RSA", InTurn.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) {
                    return new InTurn();
                }
            });
        }
    }

    private static final class InTurn extends KeyPairGeneratorSpi {

        /** More than one test compares. */
        private static final int DIFFERENT = 12;

        private static final List<KeyPair> MADE = new ArrayList<>();
        private static int next;

        private int size = 2048;

        @Override
        public void initialize(int keysize, SecureRandom random) {
            size = keysize;
        }

        @Override
        public KeyPair generateKeyPair() {
            synchronized (MADE) {
                if (size != 2048 || isKeptByAClass()) {
                    return made();
                }
                if (MADE.size() < DIFFERENT) {
                    MADE.add(made());
                }
                return MADE.get(next++ % DIFFERENT);
            }
        }

        /** Whatever a test compares with it, however much later, is another. */
        private static boolean isKeptByAClass() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")
                                    && frame.getClassName().startsWith("org.waymark.")));
        }

        private KeyPair made() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
                generator.initialize(size);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
