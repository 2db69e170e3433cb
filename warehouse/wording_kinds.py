"""What else people call the kinds of things, for whoever looks for one of them while typing."""

from foundation.i18n import N_
from warehouse.models import ItemKind
from web.formatting import register_other_words

register_other_words(
    {
        ItemKind.DRUGS: N_("heroin, opium, pills, precursors"),
        ItemKind.WEAPON: N_("gun, rifle, pistol, grenade"),
        ItemKind.CRUDE_WEAPON: N_("knife, machete, sword, stick, iron bar, axe, scissors"),
        ItemKind.HAZARDOUS: N_("petrol, oil, gas cylinder, acid, chemicals"),
        ItemKind.COUNTERFEIT: N_("false banknotes"),
        ItemKind.ANTIQUE: N_("relic, old coin, statue, ceramics"),
        ItemKind.AMMUNITION: N_("bullet, cartridge, shell"),
        ItemKind.EXPLOSIVES: N_("gunpowder, fireworks, mine, detonator"),
        ItemKind.CASH: N_("money, banknotes, dollars, foreign currency"),
        ItemKind.PRECIOUS: N_("ring, bracelet, necklace, earring, silver, diamond, jewellery"),
        ItemKind.VEHICLE: N_("car, motorbike, bicycle, lorry, boat, ship"),
        ItemKind.ELECTRONICS: N_(
            "telephone, mobile, computer, laptop, television, camera, SIM, USB"
        ),
        ItemKind.DOCUMENTS: N_("certificate, book, contract, receipt, bank card"),
        ItemKind.TIMBER: N_("wood, log, plank"),
        ItemKind.GOODS: N_("clothes, fabric, cosmetics, fertiliser, building material"),
        ItemKind.MACHINERY: N_("machine, pump, generator, tool, production line"),
        ItemKind.FOOD: N_("rice, meat, seafood, fruit, sugar, milk"),
        ItemKind.ALCOHOL: N_("beer, wine, spirits"),
        ItemKind.TOBACCO: N_("cigarettes, cigars"),
        ItemKind.ANIMAL: N_("cow, buffalo, pig, dog, chicken, wild animal"),
    }
)
