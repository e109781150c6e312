/* Source: Unicode Technical Standard 39, data file confusables.txt: the Cyrillic and Greek characters whose skeleton
 * is one ASCII letter or digit and that the usual fonts draw alike. Left out are Greek small letters that stand in
 * honest units and formulae (alpha, nu, rho, sigma ...). Full-width and mathematical forms are regular ranges. */
#include "review/alphabets_int.h"

#include <stddef.h>
#include <stdlib.h>

struct twin {
    uint16_t cp;
    char looks;
};

/* Sorted. */
static const struct twin twins[] = {
    {0x037f, 'J'}, {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
    {0x039a, 'K'}, {0x039c, 'M'}, {0x039d, 'N'}, {0x039f, 'O'}, {0x03a1, 'P'}, {0x03a4, 'T'}, {0x03a5, 'Y'},
    {0x03a7, 'X'}, {0x03bf, 'o'}, {0x03f2, 'c'}, {0x03f3, 'j'}, {0x03f9, 'C'}, {0x0405, 'S'}, {0x0406, 'I'},
    {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x0417, '3'}, {0x041a, 'K'}, {0x041c, 'M'},
    {0x041d, 'H'}, {0x041e, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'},
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043e, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'},
    {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x0474, 'V'}, {0x0475, 'v'}, {0x04ae, 'Y'}, {0x04af, 'y'},
    {0x04bb, 'h'}, {0x04c0, 'I'}, {0x04cf, 'l'}, {0x0501, 'd'}, {0x050c, 'G'}, {0x051a, 'Q'}, {0x051b, 'q'},
    {0x051c, 'W'}, {0x051d, 'w'}, {0x212a, 'K'},
};

static int compare_twin(const void *key, const void *element)
{
    const uint32_t *cp = key;
    const struct twin *twin = element;
    return (*cp > twin->cp) - (*cp < twin->cp);
}

/* Mathematical alphabets: thirteen of 52 letters, later five of ten digits. */
static char mathematical_twin(uint32_t cp)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (cp >= 0x1d400 && cp < 0x1d400 + 13 * 52)
        return letters[(cp - 0x1d400) % 52];
    if (cp >= 0x1d7ce && cp <= 0x1d7ff)
        return (char)('0' + (cp - 0x1d7ce) % 10);
    return 0;
}

char alphabet_twin(uint32_t cp)
{
    if (cp < 0x37f)
        return 0;
    if ((cp >= 0xff10 && cp <= 0xff19) || (cp >= 0xff21 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a))
        return (char)(cp - 0xff00 + ' ');
    if (cp > 0xffff)
        return mathematical_twin(cp);
    const struct twin *twin = bsearch(&cp, twins, sizeof(twins) / sizeof(twins[0]), sizeof(twins[0]), compare_twin);
    return twin ? twin->looks : 0;
}

const char *alphabet_name(uint32_t cp)
{
    if (cp >= 0xff00 && cp <= 0xffff)
        return "full-width";
    if (cp >= 0x400 && cp < 0x530)
        return "Cyrillic";
    if (cp >= 0x370 && cp < 0x400)
        return "Greek";
    return cp == 0x212a ? "kelvin sign" : "mathematical";
}
