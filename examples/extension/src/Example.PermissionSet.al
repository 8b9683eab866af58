permissionset 50100 "LBX EXAMPLE"
{
    Caption = 'Landbridge Example';
    Assignable = true;
    Permissions =
        table "LBX Handover" = X,
        tabledata "LBX Handover" = RIMD,
        page "LBX Handovers" = X;
}
