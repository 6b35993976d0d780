package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.ModulithMetadata;

/** The module graph is what each {@code package-info.java} says it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleStructureTests {

    private final ApplicationModules modules = new Modules();

    /** Those of {@link ApplicationModules#of(Class)} stay in memory for as long as there are tests. */
    private static final class Modules extends ApplicationModules {
        Modules() {
            super(
                    ModulithMetadata.of(WaymarkApplication.class),
                    DescribedPredicate.alwaysFalse(),
                    new ImportOption.DoNotIncludeTests());
        }
    }

    @Test
    void modulesUseOnlyWhatTheyDeclareAndFormNoCycle() {
        modules.verify();
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        assertThat(modules.stream()
                        .filter(module -> module.getBasePackage()
                                .findAnnotation(org.springframework.modulith.ApplicationModule.class)
                                .isEmpty())
                        .map(ApplicationModule::getIdentifier))
                .as("modules without @ApplicationModule in package-info.java")
                .isEmpty();
    }

    @Test
    void everyModuleIsNullMarked() {
        assertThat(modules.stream()
                        .filter(module -> module.getBasePackage()
                                .findAnnotation(org.jspecify.annotations.NullMarked.class)
                                .isEmpty())
                        .map(ApplicationModule::getIdentifier))
                .as("modules without @NullMarked in package-info.java")
                .isEmpty();
    }
}
