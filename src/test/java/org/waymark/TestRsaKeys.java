package org.waymark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * RSA keys for the tests, of primes that are on file: any two of them make a key. To find primes costs a second or two of a
 * compiler that starts fast, for each key, and a thousand tests ask for one.
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

        /** More than one test compares; the rest are for classes. */
        private static final int DIFFERENT = 16;

        private static final List<KeyPair> MADE = ofPrimes();
        private static int next;
        private static int nextKept = DIFFERENT;

        private int size = 2048;

        @Override
        public void initialize(int keysize, SecureRandom random) {
            size = keysize;
        }

        @Override
        public KeyPair generateKeyPair() {
            synchronized (MADE) {
                if (size != 2048) {
                    return made();
                }
                if (isKeptByAClass()) {
                    return nextKept < MADE.size() ? MADE.get(nextKept++) : made();
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

        private static List<KeyPair> ofPrimes() {
            try (InputStream file = TestRsaKeys.class.getResourceAsStream("/primes.txt")) {
                List<BigInteger> primes = new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .map(line -> new BigInteger(line, 16))
                        .toList();
                List<KeyPair> pairs = new ArrayList<>();
                for (BigInteger p : primes) {
                    for (BigInteger q : primes.subList(0, primes.indexOf(p))) {
                        pairs.add(pair(p, q));
                    }
                }
                return pairs;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static KeyPair pair(BigInteger p, BigInteger q) throws GeneralSecurityException {
            BigInteger forP = p.subtract(BigInteger.ONE);
            BigInteger forQ = q.subtract(BigInteger.ONE);
            BigInteger n = p.multiply(q);
            BigInteger e = RSAKeyGenParameterSpec.F4;
            BigInteger d = e.modInverse(forP.multiply(forQ));
            KeyFactory keys = KeyFactory.getInstance("RSA", "SunRsaSign");
            return new KeyPair(
                    keys.generatePublic(new RSAPublicKeySpec(n, e)),
                    keys.generatePrivate(
                            new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(forP), d.mod(forQ), q.modInverse(p))));
        }
    }
}
