/* Builds the public copy of report.yaml as report.pdf; messages go to standard error. */
#include <orderpaper.h>

int main(void)
{
    struct orderpaper_options options = {
        .report = "report.yaml",
        .output = "report.pdf",
        .copy = ORDERPAPER_COPY_PUBLIC,
    };

    return (int)orderpaper_build(&options);
}
